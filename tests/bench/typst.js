// typst.js IN.typ OUT.pdf: compiles Typst markup, the benchmark's peer.
const fs = require('fs');
const path = require('path');
const { NodeCompiler } = require('@myriaddreamin/typst-ts-node-compiler');

const [, , input, output] = process.argv;
const compiler = NodeCompiler.create({ workspace: path.dirname(path.resolve(input)) });
const compiled = compiler.compile({ mainFilePath: path.resolve(input) });
if (!compiled.result) {
  compiled.printErrors();
  process.exit(2);
}
fs.writeFileSync(output, compiler.pdf(compiled.result));
