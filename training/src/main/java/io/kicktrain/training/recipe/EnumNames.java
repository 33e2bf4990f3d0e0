package io.kicktrain.training.recipe;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Enum constants as recipes write them: {@code LOCAL_STEPS} is {@code local-steps}. */
final class EnumNames {

  private EnumNames() {}

  static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static <E extends Enum<E>> Optional<E> find(Class<E> type, String name) {
    return Arrays.stream(type.getEnumConstants()).filter(c -> of(c).equals(name)).findFirst();
  }
}
