// Which run deployed each stack last: the one whose job of the stack's name succeeded last, whatever became of the jobs after it. A run that waits for
// somebody to approve prod has deployed dev already.
import { appendFileSync } from 'node:fs';

const workflows = ['deploy.yml', 'deploy-stack.yml'];
const api = `${process.env.GITHUB_API_URL}/repos/${process.env.GITHUB_REPOSITORY}/actions`;

async function ask(path) {
  const answer = await fetch(`${api}/${path}`, {
    headers: { authorization: `Bearer ${process.env.GITHUB_TOKEN}`, accept: 'application/vnd.github+json' },
    signal: AbortSignal.timeout(30_000),
  });
  if (!answer.ok) throw new Error(`GitHub answered ${answer.status} to ${path}.`);
  return answer.json();
}

// Fifty are weeks of work: a stack that was deployed before them is told as one that was not.
const lists = await Promise.all(workflows.map(workflow => ask(`workflows/${workflow}/runs?per_page=50`)));
const wanted = JSON.parse(process.env.STACKS);
const last = new Map();
for (const run of lists.flatMap(list => list.workflow_runs)) {
  const { jobs } = await ask(`runs/${run.id}/jobs?per_page=100`);
  for (const { name, completed_at } of jobs.filter(job => job.conclusion === 'success' && wanted.includes(job.name))) {
    // Not by the run's own time: an older run may have been approved after a newer one.
    const at = Date.parse(completed_at);
    if (!(last.get(name)?.at >= at)) last.set(name, { at, run: run.id, commit: run.head_sha });
  }
}

const found = wanted.filter(stack => last.has(stack)).map(stack => ({ stack, run: last.get(stack).run, commit: last.get(stack).commit }));
for (const stack of wanted.filter(stack => !last.has(stack)))
  console.log(`::notice::${stack} is left out: no workflow has deployed it, or none of the last fifty runs.`);
for (const { stack, run, commit } of found) console.log(`${stack}: run ${run} of commit ${commit}`);
appendFileSync(process.env.GITHUB_OUTPUT, `stacks=${JSON.stringify(found)}\n`);
