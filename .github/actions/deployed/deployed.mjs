// Which run deployed each stack last: the one whose job for the stack succeeded last, whatever became of the jobs after it. A run that waits for
// somebody to approve prod has deployed dev already.
import { appendFileSync } from 'node:fs';

// Each workflow has stacks of its own, and a name for the job that deploys one: a stack that is called like another job is not taken for deployed by it.
const promoted = ['dev', 'prod'];
const workflows = {
  'deploy.yml': stack => (promoted.includes(stack) ? stack : undefined),
  'deploy-stack.yml': stack => (promoted.includes(stack) ? undefined : `up ${stack}`),
};
// So long GitHub keeps the zip (retention-days of both), without which a stack cannot be compared any more; and so long before that it is told.
const [kept, beforehand] = [90, 10];
const day = 24 * 60 * 60 * 1000;
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
const lists = await Promise.all(Object.entries(workflows).map(async ([workflow, jobOf]) => ({ jobOf, runs: (await ask(`workflows/${workflow}/runs?per_page=50`)).workflow_runs })));
const wanted = JSON.parse(process.env.STACKS);
const last = new Map();
for (const { jobOf, runs } of lists) {
  for (const run of runs) {
    const { jobs } = await ask(`runs/${run.id}/jobs?per_page=100`);
    for (const stack of wanted) {
      for (const { completed_at } of jobs.filter(job => job.conclusion === 'success' && job.name === jobOf(stack))) {
        // Not by the run's own time: an older run may have been approved after a newer one.
        const at = Date.parse(completed_at);
        if (!(last.get(stack)?.at >= at)) last.set(stack, { at, run: run.id, commit: run.head_sha });
      }
    }
  }
}

const found = wanted.filter(stack => last.has(stack)).map(stack => ({ stack, run: last.get(stack).run, commit: last.get(stack).commit }));
for (const stack of wanted.filter(stack => !last.has(stack)))
  console.log(`::notice::${stack} is left out: no workflow has deployed it, or none of the last fifty runs.`);
for (const { stack, run, commit } of found) {
  console.log(`${stack}: run ${run} of commit ${commit}`);
  const age = Math.floor((Date.now() - last.get(stack).at) / day);
  if (age >= kept - beforehand) console.log(`::warning::${stack} was deployed ${age} days ago. Its zip is kept for ${kept} days, and what is there cannot be compared with anything after that: deploy it once more.`);
}

const newer = process.env.NOT_AFTER ? found.filter(({ run }) => run > Number(process.env.NOT_AFTER)) : [];
for (const { stack, run, commit } of newer)
  console.log(`::error::${stack} has commit ${commit} by run ${run}, which began after this one: it is not taken back. Where that is meant, run this job once more.`);
if (newer.length > 0) process.exit(1);
appendFileSync(process.env.GITHUB_OUTPUT, `stacks=${JSON.stringify(found)}\n`);
