// Verifies and makes request signatures of RFC 9421 with an implementation that is not ours.
//
//   node check.mjs verify < request.json    prints true or false
//   node check.mjs sign < request.json      prints the headers to add, as JSON
//
// A request is {method, url, headers, key}, where key is Base64: a public key in X.509 form to verify,
// a private key in PKCS#8 form to sign. To sign, fields and params say what to cover.
import { createPrivateKey, createPublicKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import messages from 'http-message-signatures';

const { createSigner, createVerifier, httpbis } = messages;
const request = JSON.parse(readFileSync(0, 'utf8'));
const der = Buffer.from(request.key, 'base64');
const message = { method: request.method, url: request.url, headers: request.headers };

async function verify() {
  const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
  const known = { algs: ['ed25519'], verify: createVerifier(key, 'ed25519') };
  try {
    const config = { keyLookup: async ({ keyid }) => ({ id: keyid, ...known }) };
    return await httpbis.verifyMessage(config, message) === true;
  } catch (error) {
    return false;
  }
}

async function sign() {
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const signed = await httpbis.signMessage({
    key: createSigner(key, 'ed25519', request.params.keyid),
    name: 'other',
    fields: request.fields,
    params: ['created', 'nonce', 'keyid', 'alg', 'tag'],
    paramValues: { ...request.params, created: new Date(request.params.created * 1000) },
  }, message);
  return { input: signed.headers['Signature-Input'], signature: signed.headers['Signature'] };
}

console.log(JSON.stringify(process.argv[2] === 'sign' ? await sign() : await verify()));
