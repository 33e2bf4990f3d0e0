package io.kicktrain.contracts.generator;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.util.List;
import java.util.Optional;

/** The few hand-written classes that generated ones call, and how they are called. */
final class AbiClasses {
  static final ClassName CALL = runtime("Call");
  static final ClassName CODE = runtime("DeployedCode");
  static final ClassName VALUES = runtime("Values");

  private AbiClasses() {}

  private static ClassName runtime(String name) {
    return ClassName.get("io.kicktrain.contracts.abi", name);
  }

  static TypeName callOf(TypeName result) {
    return ParameterizedTypeName.get(CALL, result.box());
  }

  static TypeName optionalOf(TypeName value) {
    return ParameterizedTypeName.get(ClassName.get(Optional.class), value);
  }

  static List<ParameterSpec> parameters(List<Parameter> parameters) {
    return parameters.stream()
        .map(p -> ParameterSpec.builder(p.mapping().java(), p.name()).build())
        .toList();
  }

  /** Values as web3j encodes them, each after a comma. */
  static CodeBlock arguments(List<Parameter> parameters) {
    CodeBlock.Builder arguments = CodeBlock.builder();
    for (Parameter parameter : parameters) {
      arguments.add(", new $T($L)", parameter.mapping().web3j(), parameter.name());
    }
    return arguments.build();
  }

  /** Values that are read from {@code data}. */
  static CodeBlock decode(CodeBlock data, List<Parameter> parameters) {
    CodeBlock.Builder types = CodeBlock.builder();
    for (Parameter parameter : parameters) {
      types.add(", $T.class", parameter.mapping().web3j());
    }
    return CodeBlock.of("$T.decode($L$L)", VALUES, data, types.build());
  }
}
