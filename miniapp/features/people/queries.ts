import { keepPreviousData, queryOptions, useMutation, useQuery } from '@tanstack/react-query';
import type {
  DirectoryStatus,
  PeopleList,
  PeopleQuery,
  PersonDetail,
  SuggestionList,
  UnitList,
} from '../../../shared/contracts/people';
import { get } from '../../api/client';
import { queryClient } from '../../api/queries';
import type { Choice } from '../../components/Picker';

const LOOK_AGAIN_MS = 20_000;
const WHILE_RUNNING_MS = 1_000;

export const peopleQuery = ({ search, which, page }: PeopleQuery) =>
  queryOptions({
    queryKey: ['people', search, which, page],
    queryFn: () => get<PeopleList>(`api/people?${new URLSearchParams({ search, which, page: String(page) })}`),
    placeholderData: keepPreviousData,
  });

/** People at work whom a word finds, to choose one from. */
export function useColleagues(words: string): Choice[] | undefined {
  const { data } = useQuery(peopleQuery({ search: words, which: 'present', page: 1 }));
  return data?.people.map(({ id, name, title, unitName }) => ({
    id,
    name,
    hint: [unitName, title].filter(Boolean).join(' · '),
  }));
}

export const personQuery = (id: string) =>
  queryOptions({ queryKey: ['person', id], queryFn: () => get<PersonDetail>(`api/people/${id}`) });

export const unitsQuery = (search: string) =>
  queryOptions({
    queryKey: ['units', search],
    queryFn: () => get<UnitList>(`api/units?${new URLSearchParams({ search })}`),
    placeholderData: keepPreviousData,
  });

export const suggestionsQuery = queryOptions({
  queryKey: ['role-suggestions'],
  queryFn: () => get<SuggestionList>('api/role-suggestions'),
});

export const directoryQuery = queryOptions({
  queryKey: ['directory'],
  queryFn: () => get<DirectoryStatus>('api/directory'),
  refetchInterval: ({ state }) => (state.data?.run?.state === 'running' ? WHILE_RUNNING_MS : LOOK_AGAIN_MS),
});

/** A change of one person: they are known from its answer, every list that shows them is asked for again. */
export function usePersonChange<Input>(personId: string, change: (input: Input) => Promise<PersonDetail>) {
  return useMutation({
    mutationFn: change,
    onSuccess: (detail) => {
      queryClient.setQueryData(personQuery(personId).queryKey, detail);
      void queryClient.invalidateQueries({ queryKey: ['people'] });
      void queryClient.invalidateQueries({ queryKey: suggestionsQuery.queryKey });
    },
  });
}
