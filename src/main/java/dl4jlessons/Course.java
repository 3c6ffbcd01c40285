package dl4jlessons;

public final class Course {
    public static void main(String[] a) {
        System.out.println(org.nd4j.linalg.factory.Nd4j.rand(2, 2));
    }
}
