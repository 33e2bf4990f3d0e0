package io.kicktrain.contracts.generator;

import com.fasterxml.jackson.databind.JsonNode;
import com.palantir.javapoet.CodeBlock;

/**
 * What the contract's author says about it.
 *
 * @param dev for developers, by the compiler
 * @param user for everybody, by the compiler
 * @see <a href="https://docs.soliditylang.org/en/v0.8.37/natspec-format.html">the format</a>
 */
record NatSpec(JsonNode dev, JsonNode user) {

  /** What is said about the contract. */
  CodeBlock ofContract() {
    CodeBlock.Builder text = CodeBlock.builder();
    paragraph(text, dev.path("title").asText());
    paragraph(text, user.path("notice").asText());
    paragraph(text, dev.path("details").asText());
    return text.build();
  }

  /**
   * What is said about a member, or {@code otherwise} where nothing is.
   *
   * @param returned what a method gives back, empty to say nothing
   */
  CodeBlock of(Member member, String otherwise, String returned) {
    JsonNode forUsers = find(user, member);
    JsonNode forDevelopers = find(dev, member);
    CodeBlock.Builder text = CodeBlock.builder();
    String notice = forUsers.path("notice").asText();
    paragraph(text, notice.isEmpty() ? otherwise : notice);
    paragraph(text, forDevelopers.path("details").asText());
    text.add("\n");
    for (Parameter parameter : member.inputs()) {
      String about =
          forDevelopers.path("params").path(parameter.solidityName()).asText(parameter.type());
      text.add("@param $L $L\n", parameter.name(), escaped(about));
    }
    if (!returned.isEmpty()) {
      text.add("@return $L\n", returned);
    }
    return text.build();
  }

  /** An error can have several definitions, so the compiler gives it a list. */
  private static JsonNode find(JsonNode docs, Member member) {
    boolean constructor = member.kind().equals(Member.CONSTRUCTOR);
    String group =
        constructor || member.kind().equals(Member.FUNCTION) ? "methods" : member.kind() + "s";
    JsonNode found = docs.path(group).path(constructor ? member.name() : member.signature());
    return found.isArray() ? found.path(0) : found;
  }

  private static void paragraph(CodeBlock.Builder text, String paragraph) {
    if (!paragraph.isEmpty()) {
      text.add(text.isEmpty() ? "$L\n" : "\n<p>$L\n", escaped(paragraph));
    }
  }

  /** Text of another language, so that it is neither markup nor the end of a comment. */
  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("@", "&#64;")
        .replace("*/", "*&#47;")
        .replace("\\", "&#92;")
        .strip();
  }
}
