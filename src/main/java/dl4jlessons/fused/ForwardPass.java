package dl4jlessons.fused;

import java.util.List;

/** The way forward: a chain on the input, then matrix products and chains by turns. */
final class ForwardPass {
    private final List<Chain> chains;
    private final List<Affine> affines;
    /** What enters each product, where a chain makes it. */
    private final NativeFloats[] inputs;

    private NativeFloats z = NativeFloats.allocate(1);
    private int capacity;

    /** As many chains as products, and one before the first. */
    ForwardPass(List<Chain> chains, List<Affine> affines) {
        this.chains = List.copyOf(chains);
        this.affines = List.copyOf(affines);
        this.inputs = new NativeFloats[affines.size()];
    }

    /** Makes room for so many rows. */
    void reserve(int rows) {
        if (rows <= capacity) {
            return;
        }
        capacity = rows;
        int widest = 0;
        for (int i = 0; i < chains.size(); i++) {
            Chain chain = chains.get(i);
            chain.reserve(rows);
            widest = Math.max(widest, chain.width());
            if (i < inputs.length && (i > 0 || !chain.isEmpty())) {
                inputs[i] = NativeFloats.allocate((long) rows * chain.width());
            }
        }
        z = NativeFloats.allocate((long) rows * widest);
    }

    /**
     * Outputs of the last chain.
     *
     * @param x shape (…, in), row-major
     * @param from index in it of the first number
     */
    float[] run(NativeFloats x, int from, int rows, ActivationReport report) {
        for (Chain chain : chains) {
            chain.begin(rows);
        }
        Chain above = chains.get(0);
        if (!above.isEmpty()) {
            above.forward(x, from, rows, report);
        }
        for (int i = 0; i < affines.size(); i++) {
            NativeFloats input = input(i, x);
            if (input != x) {
                input.put(0, above.output(), 0, rows * above.width());
            }
            affines.get(i).forward(input, input == x ? from : 0, rows, z);
            above = chains.get(i + 1);
            above.forward(z, 0, rows, report);
        }
        return above.output();
    }

    /** What enters a product, given what enters the network. */
    NativeFloats input(int product, NativeFloats x) {
        return product == 0 && chains.get(0).isEmpty() ? x : inputs[product];
    }
}
