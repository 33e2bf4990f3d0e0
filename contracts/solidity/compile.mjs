// Compiles TreeHeadAnchor.sol with the pinned compiler into the artifact that the Java side is generated from.
//   node compile.mjs           writes the artifact
//   node compile.mjs --check   ends with 1 unless the committed artifact is exactly what the compiler gives
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import solc from "solc";

const NAME = "TreeHeadAnchor";
const SOURCE = `${NAME}.sol`;
const here = (path) => new URL(path, import.meta.url);
const artifactFile = here(`../src/main/abi/${NAME}.json`);

const settings = {
  optimizer: { enabled: true, runs: 1_000_000 },
  viaIR: true,
  evmVersion: "shanghai", // the oldest that every network of today runs
  metadata: { bytecodeHash: "none" },
  outputSelection: {
    "*": { "*": ["abi", "devdoc", "userdoc", "evm.methodIdentifiers", "evm.bytecode.object", "evm.deployedBytecode"] },
  },
};

const content = readFileSync(here(SOURCE), "utf8");
const input = { language: "Solidity", sources: { [SOURCE]: { content } }, settings };
const output = JSON.parse(solc.compile(JSON.stringify(input)));
for (const message of output.errors ?? []) console.error(message.formattedMessage);
if (output.errors?.length) process.exit(1);

const { abi, devdoc, userdoc, evm } = output.contracts[SOURCE][NAME];
const places = Object.values(evm.deployedBytecode.immutableReferences).flat();
const artifact = {
  contract: NAME,
  source: { file: SOURCE, sha256: createHash("sha256").update(content).digest("hex") },
  compiler: { version: solc.version(), settings },
  abi,
  selectors: evm.methodIdentifiers,
  devdoc,
  userdoc,
  bytecode: evm.bytecode.object,
  deployedBytecode: evm.deployedBytecode.object,
  immutables: places,
};
const text = JSON.stringify(artifact, null, 2) + "\n";

if (!process.argv.includes("--check")) {
  writeFileSync(artifactFile, text);
} else if (readFileSync(artifactFile, "utf8") !== text) {
  console.error(`${artifactFile.pathname} is not what solc ${solc.version()} makes of ${SOURCE}: run "npm run compile"`);
  process.exit(1);
}
