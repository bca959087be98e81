import { useDeferredValue, useEffect, useMemo, useRef, useState, type FocusEvent } from 'react';
import { useLocation } from 'wouter';
import type { TaskDetail } from '../../../../shared/contracts/tasks';
import type { Finding, ScoredSheet } from '../../../../shared/scoring/types';
import { Page } from '../../../components/Page';
import { useWide } from '../../../components/useWide';
import type { LocalDraft } from '../../../drafts/localDrafts';
import { useDraft, type Draft } from '../../../drafts/useDraft';
import { useProven } from '../../evidence/useEvidence';
import { useMe } from '../../identity/me';
import { ApprovalMirror } from '../../results/ApprovalMirror';
import { jumpTo, nextPlace, placesOf, scoreAsTyped, type Place } from '../formModel';
import { CheckView } from './CheckView';
import { ConflictSheet } from './ConflictSheet';
import { FillBar } from './FillBar';
import { FillForm } from './FillForm';
import { FillHead } from './FillHead';
import { SectionIndex, SectionIndexSheet } from './SectionIndex';
import { useCalm } from './useCalm';
import { useSheetCheck } from './useSheetCheck';

interface FillPageProps {
  detail: TaskDetail;
  local: LocalDraft | null;
  checking: boolean;
}

interface Target {
  place: string;
  field: string | null;
}

/** 填报: the form and the check before submission, over one draft. */
export function FillPage({ detail, local, checking }: FillPageProps) {
  const [, navigate] = useLocation();
  const draft = useDraft(useMe().id, detail, local);
  // The letter first, then what the rules make of it.
  const sheet = useDeferredValue(useProven(draft.sheet));
  const asTyped = useMemo(() => scoreAsTyped(sheet), [sheet]);
  const { scored } = asTyped;
  const [target, setTarget] = useState<Target | null>(null);
  const [checked, setChecked] = useState(checking);
  const check = useSheetCheck(sheet, asTyped, checked);
  const form = `/tasks/${detail.id}`;

  useEffect(() => {
    if (checking) window.scrollTo(0, 0);
    else if (target) jumpTo(target.place, target.field);
  }, [checking, target]);

  // Once checked, blanks stay marked in the form.
  if (checking && !checked) setChecked(true);

  const go = (place: string, field: string | null) => {
    setTarget({ place, field });
    if (checking) navigate(form);
  };
  return (
    <Page title={checking ? '提交前检查' : '填报'} withBar wide>
      <FillHead draft={draft} scored={scored} />
      {detail.approval?.state === 'failed' && <ApprovalMirror approval={detail.approval} />}
      {checking ? (
        <CheckView draft={draft} scored={scored} check={check} onJump={go} />
      ) : (
        <FormView draft={draft} scored={scored} findings={check.findings} checked={checked} onJump={go} />
      )}
      <ConflictSheet draft={draft} />
    </Page>
  );
}

interface FormViewProps {
  draft: Draft;
  scored: ScoredSheet;
  findings: Finding[];
  checked: boolean;
  onJump: (place: string, field: string | null) => void;
}

function FormView({ draft, scored, findings, checked, onJump }: FormViewProps) {
  const [calm, hurry] = useCalm(findings);
  const [indexOpen, setIndexOpen] = useState(false);
  const wide = useWide();
  const places = placesOf(draft.sheet, scored);
  const { current, follow, visit } = useCurrentPlace(onJump);
  useOpenAtFirstGap(draft.sheet, places);

  const at = places.findIndex((place) => place.id === current);
  const next = nextPlace(places, current);
  return (
    <div className="fill" onFocusCapture={follow} onBlurCapture={hurry}>
      {wide && (
        <aside className="fill__index">
          <SectionIndex places={places} sheet={draft.sheet} scored={scored} onPick={visit} />
        </aside>
      )}
      <FillForm
        draft={draft}
        scored={scored}
        findings={withoutAnswered(calm, findings).filter((finding) => !finding.forAdmin)}
        checked={checked}
        onNext={() => next && visit(next)}
      />
      <SectionIndexSheet open={indexOpen} onClose={() => setIndexOpen(false)}>
        <SectionIndex
          places={places}
          sheet={draft.sheet}
          scored={scored}
          onPick={(place) => {
            setIndexOpen(false);
            visit(place);
          }}
        />
      </SectionIndexSheet>
      <FillBar
        places={places}
        previous={at > 0 ? () => visit(places[at - 1]!) : null}
        next={next ? () => visit(next) : null}
        onIndex={() => setIndexOpen(true)}
        checkHref={`#/tasks/${draft.sheet.id}/check`}
      />
    </div>
  );
}

const ASKS_FOR_VALUE = /^(actual|band)-missing$/;

/** What is calm lags behind, but nobody is asked for a value that stands there already. */
function withoutAnswered(calm: Finding[], now: Finding[]): Finding[] {
  const asked = new Set(now.filter(({ code }) => ASKS_FOR_VALUE.test(code)).map(({ place }) => place));
  return calm.filter(({ code, place }) => !ASKS_FOR_VALUE.test(code) || asked.has(place));
}

/** Which place the filler is at: the one last focused or jumped to. */
function useCurrentPlace(onJump: FormViewProps['onJump']) {
  const [current, setCurrent] = useState<string | null>(null);
  const follow = (event: FocusEvent) => {
    const place = (event.target as Element).closest<HTMLElement>('[data-place]')?.dataset.place;
    if (place) setCurrent(place);
  };
  const visit = (place: Place) => {
    setCurrent(place.id);
    onJump(place.id, null);
  };
  return { current, follow, visit };
}

/** A form begun before opens where work is left; a fresh one at its top. */
function useOpenAtFirstGap(sheet: TaskDetail, places: Place[]): void {
  const first = useRef(sheet.state === 'assigned' ? undefined : firstGap(places));
  useEffect(() => {
    if (first.current) jumpTo(first.current, null, 'auto');
    first.current = undefined;
  }, []);
}

function firstGap(places: Place[]): string | undefined {
  return (places.find((place) => place.returned) ?? places.find((place) => place.open))?.id;
}
