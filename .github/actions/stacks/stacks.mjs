// Which stacks workflows work on: those that have a file Pulumi.NAME.yaml, and for which a file of infra/account has roles. A developer's own stack may have a file
// here and no role: it is left alone, and a line of the run says so. Runs in the repository's root, and needs nothing that has to be installed.
import { appendFileSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

// Deployed by deploy.yml, one after the other, and by nothing else.
const promoted = ['dev', 'prod'];
// As the account's program has it, where its file does not say.
const stacksOfAnAccount = ['dev', 'prod'];
const account = 'infra/account';
const stackFile = /^Pulumi\.([a-z][a-z0-9-]{1,29})\.yaml$/;
const listKey = 'whatsapp-replies-account:stacks';

function fail(message) {
  console.log(`::error::${message}`);
  process.exit(1);
}

function namesIn(folder) {
  return existsSync(folder) ? readdirSync(folder).sort().flatMap(file => stackFile.exec(file)?.[1] ?? []) : [];
}

const withoutQuotes = text => text.trim().replace(/^(["'])(.*)\1$/, '$2');

// A list as the Pulumi CLI writes it, one name a line, or within brackets. Anything else is refused: a stack that is overlooked is one that nobody verifies.
function stacksOf(file) {
  const lines = readFileSync(file, 'utf8').split(/\r?\n/).map(line => line.replace(/(^|\s)#.*$/, ''));
  const at = lines.findIndex(line => line.trimStart().startsWith(`${listKey}:`));
  if (at < 0) return stacksOfAnAccount;
  const refused = line => fail(`${file}, line ${line + 1}: the stacks of this account cannot be read; allowed: one name a line below ${listKey}, each after a dash, or a list within brackets.`);
  const beside = lines[at].trimStart().slice(listKey.length + 1).trim();
  const names = [];
  if (beside !== '') {
    const within = /^\[(.*)\]$/.exec(beside)?.[1] ?? refused(at);
    names.push(...within.split(',').map(withoutQuotes));
  } else {
    const indentOf = line => line.length - line.trimStart().length;
    for (let next = at + 1; next < lines.length; next++) {
      if (lines[next].trim() === '') continue;
      const item = /^\s*-\s+(.+)$/.exec(lines[next])?.[1];
      if (item === undefined && indentOf(lines[next]) <= indentOf(lines[at])) break;
      names.push(withoutQuotes(item ?? refused(next)));
    }
  }
  if (names.length === 0 || names.some(name => !stackFile.test(`Pulumi.${name}.yaml`))) refused(at);
  return names;
}

const accounts = namesIn(account).map(name => join(account, `Pulumi.${name}.yaml`));
const known = new Set(accounts.length === 0 ? stacksOfAnAccount : accounts.flatMap(stacksOf));
const here = namesIn('.');
const stacks = here.filter(name => known.has(name));
for (const name of here.filter(name => !known.has(name)))
  console.log(`::notice::Pulumi.${name}.yaml is left alone: no file of ${account} has roles for this stack (stacks). ${account}/README.md says how it is given them.`);
for (const name of [...known].filter(name => !here.includes(name)))
  console.log(`::notice::There is no Pulumi.${name}.yaml: an account has roles for a stack that is not here.`);
if (stacks.length === 0) fail('No stack has both a file here and roles in an account.');

const byHand = process.env.BY_HAND ?? '';
const possible = stacks.filter(name => !promoted.includes(name));
if (byHand !== '' && !possible.includes(byHand)) {
  const reason = promoted.includes(byHand) ? `${byHand} gets what came through the tests and the stack before it: run the workflow 'deploy'` : 'it has no file here, or no account has roles for it';
  fail(`'${byHand.replace(/[^\w.-]/g, '?')}' is not deployed by hand: ${reason}. Allowed: ${possible.join(', ') || 'none yet; infra/README.md says how a stack is added'}.`);
}

console.log(`Stacks: ${stacks.join(', ')}`);
appendFileSync(process.env.GITHUB_OUTPUT, `stacks=${JSON.stringify(stacks)}\n`);
