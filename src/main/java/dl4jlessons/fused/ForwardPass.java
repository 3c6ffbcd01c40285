package dl4jlessons.fused;

import dl4jlessons.runtime.NativeFloats;
import java.util.List;

/** The way forward: a chain on the input, then matrix products and chains by turns. */
final class ForwardPass {
    private final List<Chain> chains;
    private final List<Affine> affines;
    /** What enters each chain but the first; shared where it is not needed again. */
    private final NativeFloats[] products;
    /** What leaves each chain: input of the next product, and at last the outputs; none of the first one if it is empty. */
    private final NativeFloats[] outputs;

    private int capacity;

    /** As many chains as products, and one before the first. */
    ForwardPass(List<Chain> chains, List<Affine> affines) {
        this.chains = List.copyOf(chains);
        this.affines = List.copyOf(affines);
        this.products = new NativeFloats[affines.size()];
        this.outputs = new NativeFloats[chains.size()];
    }

    /** Makes room for so many rows. */
    void reserve(int rows) {
        if (rows <= capacity) {
            return;
        }
        capacity = rows;
        if (!chains.get(0).isEmpty()) {
            chains.get(0).reserve(rows);
            outputs[0] = NativeFloats.allocate((long) rows * chains.get(0).width());
        }
        NativeFloats shared = NativeFloats.allocate((long) rows * widestProduct());
        for (int i = 1; i < chains.size(); i++) {
            Chain chain = chains.get(i);
            chain.reserve(rows);
            long numbers = (long) rows * chain.width();
            outputs[i] = NativeFloats.allocate(numbers);
            products[i - 1] = chain.keepsInput() ? NativeFloats.allocate(numbers) : shared;
        }
    }

    /** Numbers in a row of the widest product. */
    private int widestProduct() {
        return affines.stream().mapToInt(Affine::out).max().orElseThrow();
    }

    /**
     * Logits, shape (rows, classes).
     *
     * @param x shape (rows, inputs), row-major
     */
    NativeFloats run(NativeFloats x, int rows, ActivationReport report) {
        NativeFloats input = x;
        if (!chains.get(0).isEmpty()) {
            chains.get(0).forward(x, outputs[0], rows, report);
            input = outputs[0];
        }
        for (int i = 0; i < affines.size(); i++) {
            affines.get(i).forward(input, rows, products[i]);
            chains.get(i + 1).forward(products[i], outputs[i + 1], rows, report);
            input = outputs[i + 1];
        }
        return input;
    }

    /** What enters a product, given what enters the network. */
    NativeFloats input(int product, NativeFloats x) {
        return product == 0 && chains.get(0).isEmpty() ? x : outputs[product];
    }
}
