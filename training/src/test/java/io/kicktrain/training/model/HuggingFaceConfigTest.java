package io.kicktrain.training.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kicktrain.training.recipe.ModelSpec;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class HuggingFaceConfigTest {

  @Test
  void describesTheModelAsItIsTrained() throws IOException {
    String text = HuggingFaceConfig.of(new ModelSpec.Gpt2(256, 64, 128, 4, 2));
    JsonNode config = new ObjectMapper().readTree(text);
    assertEquals("gpt2", config.get("model_type").textValue());
    assertEquals("GPT2LMHeadModel", config.get("architectures").get(0).textValue());
    assertEquals(256, config.get("vocab_size").intValue());
    assertEquals(64, config.get("n_positions").intValue());
    assertEquals(128, config.get("n_embd").intValue());
    assertEquals(4, config.get("n_layer").intValue());
    assertEquals(2, config.get("n_head").intValue());
    assertEquals("gelu_new", config.get("activation_function").textValue());
    assertTrue(config.get("tie_word_embeddings").booleanValue());
  }
}
