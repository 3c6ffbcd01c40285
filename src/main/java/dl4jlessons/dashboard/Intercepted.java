package dl4jlessons.dashboard;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.function.Function;

/** Stands in for an object of which only interfaces are public: one method behaves differently, all others as before. */
final class Intercepted {
    private Intercepted() {}

    /**
     * @param original does all the work but that of one method; where a method returns the object itself, the stand-in
     *     is returned, so that chained calls are intercepted too
     * @param type what the caller sees
     * @param method name of the method to intercept
     * @param parameters how many parameters it has, as it may be overloaded
     * @param answer what it does instead with its arguments
     */
    static <T> T of(T original, Class<T> type, String method, int parameters, Function<Object[], Object> answer) {
        Class<?>[] interfaces = original.getClass().getInterfaces();
        Object standIn = Proxy.newProxyInstance(type.getClassLoader(), interfaces, (self, called, arguments) -> {
            boolean intercepted = called.getName().equals(method) && called.getParameterCount() == parameters;
            try {
                Object result = intercepted ? answer.apply(arguments) : called.invoke(original, arguments);
                return result == original ? self : result;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
        return type.cast(standIn);
    }
}
