import type { TemplateDraft } from '../../../shared/contracts/templates';
import { ProfileField } from '../../components/ProfileField';
import { kindWords } from './words';

interface HeadFieldsProps {
  draft: TemplateDraft;
  messageOf: (field: string) => string | undefined;
  onChange: (changes: Partial<TemplateDraft>) => void;
}

/** Name, source and scoring profile of a template. */
export function HeadFields({ draft, messageOf, onChange }: HeadFieldsProps) {
  return (
    <section className="card head-fields">
      <label className="head-fields__name">
        <span className="field-label">模板名称</span>
        <input
          className={messageOf('name') ? 'input input--bad' : 'input'}
          value={draft.name}
          maxLength={100}
          aria-invalid={messageOf('name') !== undefined}
          onChange={(event) => onChange({ name: event.target.value })}
        />
        {messageOf('name') && <p className="field-error small">{messageOf('name')}</p>}
      </label>
      {draft.kind === 'self-evaluation' ? (
        <ProfileField value={draft.profileId} onChange={(profileId) => onChange({ profileId })} />
      ) : (
        <p>
          <span className="field-label">适用评价</span>
          {kindWords[draft.kind]}
        </p>
      )}
      <label className="head-fields__source">
        <span className="field-label">来源</span>
        <input
          className={messageOf('source') ? 'input input--bad' : 'input'}
          value={draft.source}
          maxLength={500}
          placeholder="依据的文件、通知，或在哪个模板上修改"
          onChange={(event) => onChange({ source: event.target.value })}
        />
        {messageOf('source') && <p className="field-error small">{messageOf('source')}</p>}
      </label>
    </section>
  );
}
