// The table of states is what the documents print, and every state can be reached and left.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FILLING_STATES, HANDED_IN_STATES, nextPosition, taskTransitions } from '../../shared/workflow/taskWorkflow';
import { taskStateSchema } from '../../shared/contracts/tasks';

const states = taskStateSchema.options;
const verbs = [...new Set(taskTransitions.map(({ verb }) => verb))];

it('reaches every state from the first, and ends only when completed', () => {
  const reached = new Set(['assigned']);
  for (let before = 0; before < reached.size;) {
    before = reached.size;
    for (const { from, to } of taskTransitions) if (reached.has(from)) reached.add(to);
  }
  expect([...reached].sort()).toEqual([...states].sort());
  const ends = states.filter((state) => taskTransitions.every(({ from }) => from !== state));
  expect(ends).toEqual(['completed']);
});

it('is either with its filler or handed in, in every state', () => {
  expect([...FILLING_STATES, ...HANDED_IN_STATES].sort()).toEqual([...states].sort());
});

it('allows exactly the moves of the table, for every state, step and verb', () => {
  const moves = states.flatMap((state) =>
    verbs.flatMap((verb) =>
      [0, 1].flatMap((step) => {
        const next = nextPosition({ state, step }, verb, 2);
        return next ? [`${state}/${step} ${verb} → ${next.state}/${next.step}`] : [];
      }),
    ),
  );
  expect(moves.filter((move) => move.startsWith('in-review') || move.startsWith('completed'))).toEqual([
    'in-review/0 withdraw → drafting/0',
    'in-review/0 approve → in-review/1',
    'in-review/1 approve → completed/0',
    'in-review/0 return → returned/0',
    'in-review/1 return → returned/0',
  ]);
});

it('is printed in the architecture page, move by move', () => {
  const page = readFileSync(join(__dirname, '../../docs/architecture.md'), 'utf8');
  const printed = page
    .split('\n')
    .filter((line) => /^\| [a-z].*\| (save|submit|withdraw|approve|return) \|/.test(line));
  for (const { from, verb, to } of taskTransitions)
    expect(printed.some((line) => line.includes(from) && line.includes(`| ${verb} |`) && line.includes(to))).toBe(true);
});
