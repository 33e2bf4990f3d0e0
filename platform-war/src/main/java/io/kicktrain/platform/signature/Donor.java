package io.kicktrain.platform.signature;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import org.jspecify.annotations.Nullable;

/** Who signed a request: a key, and nothing else is known of anybody. */
public final class Donor {

  private Donor() {}

  /**
   * The key that signed.
   *
   * @param security the request's security context, of a method marked {@link Signed}
   * @return 64 lower-case hexadecimal characters
   */
  public static String of(SecurityContext security) {
    String key = orNull(security);
    if (key == null) {
      throw new IllegalStateException("the resource method is not marked as signed");
    }
    return key;
  }

  /**
   * The key that signed, when there was a signature.
   *
   * @param security the request's security context, of a method marked {@link SignedIfPresent}
   * @return 64 lower-case hexadecimal characters, or null for an unsigned request
   */
  public static @Nullable String orNull(SecurityContext security) {
    return security.getUserPrincipal() instanceof Key key ? key.getName() : null;
  }

  static void set(ContainerRequestContext request, String keyId) {
    request.setSecurityContext(new KeyContext(new Key(keyId), request.getSecurityContext()));
  }

  private record Key(String keyId) implements Principal {
    @Override
    public String getName() {
      return keyId;
    }
  }

  private record KeyContext(Key key, SecurityContext outer) implements SecurityContext {
    @Override
    public Principal getUserPrincipal() {
      return key;
    }

    @Override
    public boolean isUserInRole(String role) {
      return false;
    }

    @Override
    public boolean isSecure() {
      return outer.isSecure();
    }

    @Override
    public String getAuthenticationScheme() {
      return "Signature";
    }
  }
}
