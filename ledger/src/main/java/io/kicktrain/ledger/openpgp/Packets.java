package io.kicktrain.ledger.openpgp;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.PGPSecretKeyRing;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureList;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.bc.BcPGPObjectFactory;

/** Reads what must be exactly one certificate or signature, armored or not. */
final class Packets {
  static final int MAX_CERTIFICATE = 1 << 20;
  static final int MAX_SIGNATURE = 1 << 13;

  private Packets() {}

  static PGPPublicKeyRing certificate(byte[] bytes) {
    Object object = single(bytes, MAX_CERTIFICATE, "certificate");
    if (object instanceof PGPSecretKeyRing) {
      throw new OpenPgpException(
          "this is a secret key: keep it to yourself and give the certificate (gpg --export)");
    }
    if (object instanceof PGPPublicKeyRing ring) {
      return ring;
    }
    throw new OpenPgpException("this is no OpenPGP certificate (gpg --export makes one)");
  }

  static PGPSignature signature(byte[] bytes) {
    if (single(bytes, MAX_SIGNATURE, "signature") instanceof PGPSignatureList list
        && list.size() == 1) {
      return list.get(0);
    }
    throw new OpenPgpException("this is not one detached OpenPGP signature (gpg --detach-sign)");
  }

  private static Object single(byte[] bytes, int max, String what) {
    if (bytes.length > max) {
      throw new OpenPgpException("an OpenPGP " + what + " has at most " + max + " bytes here");
    }
    try (InputStream in = PGPUtil.getDecoderStream(new ByteArrayInputStream(bytes))) {
      BcPGPObjectFactory objects = new BcPGPObjectFactory(in);
      Object first = objects.nextObject();
      if (first == null || objects.nextObject() != null) {
        throw new OpenPgpException("there must be exactly one OpenPGP " + what);
      }
      return first;
    } catch (OpenPgpException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // The library throws all sorts of unchecked exceptions at bytes that nobody meant well.
      throw new OpenPgpException("malformed OpenPGP " + what + ": " + e.getMessage(), e);
    }
  }
}
