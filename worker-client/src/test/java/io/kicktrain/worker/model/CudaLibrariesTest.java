package io.kicktrain.worker.model;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

class CudaLibrariesTest {

  private static final String CPU_LIBRARIES = "native/lib/pytorch.properties";

  @Test
  void hidesTheCpuLibrariesAndNothingElse() throws Exception {
    ClassLoader all = getClass().getClassLoader();
    assertNotNull(all.getResource(CPU_LIBRARIES), "the CPU's libraries are on the class path");
    ClassLoader hiding = new CudaLibraries.WithoutCpuLibraries(all);
    assertNull(hiding.getResource(CPU_LIBRARIES));
    assertFalse(hiding.getResources(CPU_LIBRARIES).hasMoreElements());
    assertSame(Network.class, hiding.loadClass(Network.class.getName()));
    assertNotNull(hiding.getResource("META-INF/services/ai.djl.engine.EngineProvider"));
  }
}
