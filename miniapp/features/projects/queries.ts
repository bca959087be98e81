import { keepPreviousData, queryOptions, useMutation } from '@tanstack/react-query';
import type {
  ChangeProjectInput,
  ProjectDetail,
  ProjectLibrary,
  ProjectLibraryQuery,
} from '../../../shared/contracts/projects';
import { get, request } from '../../api/client';
import { isProblem } from '../../api/problems';
import { queryClient } from '../../api/queries';

export const libraryQuery = ({ search, fiscalYear, which, page }: ProjectLibraryQuery) =>
  queryOptions({
    queryKey: ['project-library', search, fiscalYear, which, page],
    queryFn: () => {
      const wanted = { search, which, page: String(page), ...(fiscalYear && { fiscalYear: String(fiscalYear) }) };
      return get<ProjectLibrary>(`api/project-library?${new URLSearchParams(wanted)}`);
    },
    placeholderData: keepPreviousData,
  });

export const projectQuery = (id: string) =>
  queryOptions({ queryKey: ['project', id], queryFn: () => get<ProjectDetail>(`api/projects/${id}`) });

/** A change of one project: it is known from its answer, every list that shows it is asked for again. */
export function useProjectChange({ id, version }: Pick<ProjectDetail, 'id' | 'version'>, onChanged?: () => void) {
  return useMutation({
    mutationFn: (changes: Omit<ChangeProjectInput, 'version'>) =>
      request<ProjectDetail>('PUT', `api/projects/${id}`, { body: { version, ...changes } }),
    onSuccess(detail) {
      queryClient.setQueryData(projectQuery(id).queryKey, detail);
      for (const queryKey of [['project-library'], ['projects'], ['campaign-preview']])
        void queryClient.invalidateQueries({ queryKey });
      onChanged?.();
    },
    onError(failure) {
      if (isProblem(failure, 'project-locked')) void queryClient.invalidateQueries(projectQuery(id));
    },
  });
}
