// Runs before there is anything to draw with: who is here and what they opened is asked for while the rest of the app is
// on its way.
import { currentPerson } from './api/answers';
import { queryClient, taskQuery, tasksQuery } from './api/queries';
import { draftKey, readAhead } from './drafts/localDrafts';
import { healLapsedSessions, sessionQuery } from './features/identity/session';
import { resultPart, reviewPart, viewOf, type Opened } from './parts';

const PART_OF = { form: null, review: reviewPart, result: resultPart };

/**
 * Whatever fails is asked for again by the page itself, which has the words for it.
 *
 * @returns when all that the opened page shows has come, or failed to
 */
export async function askAhead({ taskId, home }: Opened): Promise<void> {
  healLapsedSessions();
  await queryClient.prefetchQuery(sessionQuery);
  const person = currentPerson();
  if (person && taskId) await Promise.all([askForTask(taskId), readAhead(draftKey(person, taskId))]);
  else if (person && home) await queryClient.prefetchQuery(tasksQuery);
}

async function askForTask(id: string): Promise<void> {
  const query = taskQuery(id);
  await queryClient.prefetchQuery(query);
  const detail = queryClient.getQueryData(query.queryKey);
  await (detail && PART_OF[viewOf(detail)]?.fetch().catch(() => undefined));
}
