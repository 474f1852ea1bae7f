// Parses Bicep files with a grammar that nobody here wrote, and prints where they are wrong: file:line:column: message.
// Syntax only. Usage: node parse-bicep.js FOLDER-OF-PACKAGES FILE…
'use strict';

const { readFileSync } = require('node:fs');
const { join, resolve } = require('node:path');

const [packages, ...files] = process.argv.slice(2);
const load = name => require(join(resolve(packages), 'node_modules', name));
const Parser = load('tree-sitter');
const parser = new Parser();
parser.setLanguage(load('tree-sitter-bicep'));

// The grammar knows templates; in a parameter file “param x = 1” has no type. As “var x = 1” it is the same expression.
const asTemplate = text => text.replace(/^param (\w+) =/gm, 'var $1 =');

const wrong = node => {
  if (node.isMissing) return [[node, `${node.type} is missing`]];
  if (node.isError) return [[node, `unexpected “${node.text.split('\n')[0].slice(0, 40)}”`]];
  return node.hasError ? node.children.flatMap(wrong) : [];
};

let faults = 0;
for (const file of files) {
  const text = readFileSync(file, 'utf8');
  // A buffer of its own size: the parser refuses texts over 32 KiB otherwise.
  const tree = parser.parse(file.endsWith('.bicepparam') ? asTemplate(text) : text, undefined, { bufferSize: Buffer.byteLength(text) * 2 + 1024 });
  if (tree.rootNode.childCount === 0) {
    console.log(`${file}:1:1: nothing stands here`);
    faults++;
  }
  for (const [node, message] of wrong(tree.rootNode)) {
    console.log(`${file}:${node.startPosition.row + 1}:${node.startPosition.column + 1}: ${message}`);
    faults++;
  }
}
console.log(`${files.length} files, ${faults} faults`);
process.exitCode = faults === 0 ? 0 : 1;
