package dl4jlessons.plot;

import dl4jlessons.runtime.NumberText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Chooses round values on an axis and writes them. */
final class Ticks {
    /** Rounding errors must not lose the tick at an end. */
    private static final double TOLERANCE = 1e-9;
    /** Below this many decades, a logarithmic axis also shows values between the powers of ten. */
    private static final double FEW_DECADES = 3.2;
    /** Beyond these powers of ten, an axis is labelled with powers. */
    private static final int MIN_PLAIN_POWER = -3;

    private static final int MAX_PLAIN_POWER = 4;

    private Ticks() {}

    static List<Tick> on(PlotAxis axis, int about) {
        if (!axis.axis().categories().isEmpty()) {
            return categories(axis);
        }
        if (!axis.logarithmic()) {
            return linear(axis, about);
        }
        return axis.upper() - axis.lower() < FEW_DECADES ? betweenDecades(axis, about) : decades(axis, about);
    }

    private static List<Tick> categories(PlotAxis axis) {
        List<String> names = axis.axis().categories();
        return IntStream.range(0, names.size())
                .mapToObj(i -> new Tick(axis.place(i), names.get(i)))
                .toList();
    }

    private static List<Tick> linear(PlotAxis axis, int about) {
        double step = roundStep((axis.upper() - axis.lower()) / about);
        double largest = Math.max(Math.abs(axis.lower()), Math.abs(axis.upper()));
        long from = (long) Math.ceil(axis.lower() / step - TOLERANCE);
        long to = (long) Math.floor(axis.upper() / step + TOLERANCE);
        List<Tick> ticks = new ArrayList<>();
        for (long i = from; i <= to; i++) {
            ticks.add(new Tick(axis.place(i * step), write(i * step, step, largest)));
        }
        return ticks;
    }

    /** Of 1, 2 and 5 times a power of ten the nearest. */
    private static double roundStep(double step) {
        double power = Math.pow(10, Math.floor(Math.log10(step)));
        double multiple = step / power;
        if (multiple < 1.5) {
            return power;
        }
        if (multiple < 3.5) {
            return 2 * power;
        }
        return multiple < 7.5 ? 5 * power : 10 * power;
    }

    private static String write(double value, double step, double largest) {
        int power = (int) Math.floor(Math.log10(step) + TOLERANCE);
        if (value == 0) {
            return "0";
        }
        if (power < MIN_PLAIN_POWER - 1 || largest >= 1e7) {
            int exponent = (int) Math.floor(Math.log10(largest) + TOLERANCE);
            String factor = plain(value / Math.pow(10, exponent), Math.max(0, exponent - power));
            return factor + "×" + NumberText.powerOfTen(exponent);
        }
        return plain(value, Math.max(0, -power));
    }

    private static String plain(double value, int decimals) {
        return NumberText.typeset(NumberText.decimals(value, decimals));
    }

    private static List<Tick> decades(PlotAxis axis, int about) {
        int first = (int) Math.ceil(axis.lower() - TOLERANCE);
        int last = (int) Math.floor(axis.upper() + TOLERANCE);
        int stride = Math.max(1, (int) Math.ceil((last - first + 1) / (double) about));
        boolean plain = first >= MIN_PLAIN_POWER && last <= MAX_PLAIN_POWER;
        List<Tick> ticks = new ArrayList<>();
        // multiples of the stride, so that 10⁰ is among them where the axis reaches it
        for (int power = Math.floorDiv(first + stride - 1, stride) * stride; power <= last; power += stride) {
            ticks.add(new Tick(axis.placeOfPower(power), plain ? plainPower(power) : NumberText.powerOfTen(power)));
        }
        return ticks;
    }

    /** Powers of ten with 2 and 5 times them or, within less than one power, evenly spaced values. */
    private static List<Tick> betweenDecades(PlotAxis axis, int about) {
        List<Tick> ticks = new ArrayList<>();
        for (int power = (int) Math.floor(axis.lower()); power <= axis.upper(); power++) {
            for (int multiple : new int[] {1, 2, 5}) {
                double value = multiple * Math.pow(10, power);
                double place = axis.place(value);
                if (place >= -TOLERANCE && place <= 1 + TOLERANCE) {
                    ticks.add(new Tick(place, multiple == 1 || about > 4 ? writeMultiple(multiple, power) : ""));
                }
            }
        }
        return ticks.size() < 3 ? evenly(axis, about) : ticks;
    }

    private static List<Tick> evenly(PlotAxis axis, int about) {
        double smallest = Math.pow(10, axis.lower());
        double largest = Math.pow(10, axis.upper());
        double step = roundStep((largest - smallest) / about);
        List<Tick> ticks = new ArrayList<>();
        for (double i = Math.ceil(smallest / step); i * step <= largest; i++) {
            ticks.add(new Tick(axis.place(i * step), write(i * step, step, largest)));
        }
        return ticks;
    }

    private static String writeMultiple(int multiple, int power) {
        if (power >= MIN_PLAIN_POWER && power <= MAX_PLAIN_POWER) {
            return plain(multiple * Math.pow(10, power), Math.max(0, -power));
        }
        return (multiple == 1 ? "" : multiple + "×") + NumberText.powerOfTen(power);
    }

    private static String plainPower(int power) {
        return plain(Math.pow(10, power), Math.max(0, -power));
    }
}
