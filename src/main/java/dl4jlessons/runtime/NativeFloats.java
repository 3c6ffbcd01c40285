package dl4jlessons.runtime;

import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Floats outside the Java heap, where BLAS reads and writes them: an array of ND4J, or a stretch of one. Copying a block to
 * the heap and back costs less than working on it here.
 */
public final class NativeFloats {
    /** So many can be copied to the heap and back: 2 GB. */
    public static final int MAX_LENGTH = Integer.MAX_VALUE / Float.BYTES;

    /** Holds on to the memory, which neither a pointer nor a buffer does. */
    private final INDArray owner;

    private final Address address;
    private final FloatBuffer buffer;

    private NativeFloats(INDArray owner, long address, long length) {
        if (length > MAX_LENGTH) {
            throw new IllegalArgumentException(length + " numbers are more than " + MAX_LENGTH);
        }
        this.owner = owner;
        this.address = new Address(address, length);
        this.buffer = this.address.asBuffer();
    }

    /** New memory, with whatever is in it. */
    public static NativeFloats allocate(long length) {
        return of(Nd4j.createUninitialized(DataType.FLOAT, length));
    }

    /** The numbers of a float array that lie side by side in memory; shared, not copied. */
    public static NativeFloats of(INDArray array) {
        // the address of a view's data is that of the whole array
        long first = array.data().address() + array.offset() * Float.BYTES;
        return new NativeFloats(array, first, array.length());
    }

    /** The numbers of a matrix row by row: shared where they lie so in memory, else copied. */
    public static NativeFloats rowsOf(INDArray matrix) {
        boolean inRows = matrix.stride(1) == 1 && (matrix.stride(0) == matrix.size(1) || matrix.size(0) == 1);
        boolean shared = matrix.dataType() == DataType.FLOAT && inRows;
        return of(shared ? matrix : matrix.castTo(DataType.FLOAT).dup('c'));
    }

    /** A stretch of these numbers, shared. */
    public NativeFloats slice(long offset, long length) {
        return new NativeFloats(owner, address.first() + offset * Float.BYTES, length);
    }

    public int length() {
        return (int) address.capacity();
    }

    /** Copies numbers from an index on to the beginning of an array in the Java heap. */
    public void get(int index, float[] target, int length) {
        buffer.get(index, target, 0, length);
    }

    /** Copies numbers from the beginning of an array in the Java heap. */
    public void put(int index, float[] source, int length) {
        buffer.put(index, source, 0, length);
    }

    /** Copies numbers from an index on to an index here. */
    public void copy(int index, NativeFloats source, int sourceIndex, int length) {
        buffer.put(index, source.buffer, sourceIndex, length);
    }

    /** For BLAS. */
    public FloatPointer address() {
        return address;
    }

    /** For BLAS: the numbers from an index on. */
    public FloatPointer address(long index) {
        return new Address(address.first() + index * Float.BYTES, address.capacity() - index);
    }

    private static final class Address extends FloatPointer {
        private static final long serialVersionUID = 1L;

        Address(long address, long length) {
            this.address = address;
            this.limit = length;
            this.capacity = length;
        }

        long first() {
            return address;
        }
    }
}
