// The words of a text by npm's @node-rs/jieba, to be measured beside ours on the same machine.
//   npm install @node-rs/jieba
//   node node-jieba.mjs bench FILE     opening and cutting line by line, in accurate mode with HMM: the best of several rounds
//   node node-jieba.mjs segment FILE   the same work as docpipe segment FILE
import { readFileSync, writeSync } from 'node:fs';
import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';

const [command, file] = process.argv.slice(2);
const seconds = (since) => Number(process.hrtime.bigint() - since) / 1e9;
const opening = process.hrtime.bigint();
const jieba = Jieba.withDict(dict);
const opened = seconds(opening);
const bytes = readFileSync(file);
const lines = bytes.toString('utf8').split('\n');
if (command === 'segment') {
  writeSync(1, lines.map((line) => jieba.cut(line, true).join(' ')).join('\n'));
} else {
  let best = Infinity;
  let words = 0;
  for (let round = 0; round < 30; round++) {
    const start = process.hrtime.bigint();
    words = 0;
    for (const line of lines) words += jieba.cut(line, true).length;
    best = Math.min(best, seconds(start));
  }
  console.log(`opened in ${(opened * 1000).toFixed(1)} ms; ${(bytes.length / 1e6 / best).toFixed(1)} MB/s; ${words} words`);
}
