## Background

What is known about the question, with the formulas that the experiment rests on: a network computes $z = W x + b$.

## Look here first

The chart of the training loss, and why.

## Explanations

### it-matters: holds

Why it does, as far as it was measured.

### otherwise

Nobody expected this verdict. Say what to look at first when it comes out.

## In practice

- What a reader should do differently tomorrow.

## References

- Author, *title*, year, section.
