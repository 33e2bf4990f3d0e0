package io.kicktrain.bench.jmh;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One JMH benchmark method with its parameters.
 *
 * @param type class of the method
 * @param method its name
 * @param parameters values of the {@code @Param} fields
 * @param threads that call it at the same time
 * @param jvmArguments of the forked Java machine
 */
public record Job(
    Class<?> type,
    String method,
    Map<String, String> parameters,
    int threads,
    List<String> jvmArguments) {

  public Job {
    parameters = Map.copyOf(parameters);
    jvmArguments = List.copyOf(jvmArguments);
  }

  /** A method without parameters, called by one thread in a Java machine with a heap of 256 MB. */
  public static Job of(Class<?> type, String method) {
    return new Job(type, method, Map.of(), 1, List.of("-Xmx256m"));
  }

  /** The same with one more parameter. */
  public Job with(String parameter, Object value) {
    Map<String, String> all = new TreeMap<>(parameters);
    all.put(parameter, value.toString());
    return new Job(type, method, all, threads, jvmArguments);
  }

  /** Another method of the same class with the same parameters, in the same way. */
  public Job calling(String other) {
    return new Job(type, other, parameters, threads, jvmArguments);
  }

  /** The same called by {@code count} threads. */
  public Job threads(int count) {
    return new Job(type, method, parameters, count, jvmArguments);
  }

  /** The same in a Java machine with these arguments. */
  public Job jvm(String... arguments) {
    return new Job(type, method, parameters, threads, List.of(arguments));
  }

  @Override
  public String toString() {
    String values = parameters.isEmpty() ? "" : " " + String.join(" ", parameters.values());
    String many = threads == 1 ? "" : ", " + threads + " threads";
    return type.getSimpleName() + "." + method + values + many;
  }
}
