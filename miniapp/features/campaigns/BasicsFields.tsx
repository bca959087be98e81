import { DayInput } from '../../components/DayInput';
import { ProfileField } from '../../components/ProfileField';
import { usualName, type LaunchForm } from './useLaunchForm';

interface BasicsFieldsProps {
  form: LaunchForm;
  onChange: (changes: Partial<LaunchForm>) => void;
}

const YEARS_BACK = 6;
const thisYear = new Date().getFullYear();
const years = Array.from({ length: YEARS_BACK }, (_, back) => thisYear - back);

export function BasicsFields({ form, onChange }: BasicsFieldsProps) {
  // A name that nobody changed follows the year.
  const changeYear = (fiscalYear: number) =>
    onChange({
      fiscalYear,
      projectIds: new Set(),
      ...(form.name === usualName(form.fiscalYear) ? { name: usualName(fiscalYear) } : {}),
    });
  return (
    <section className="card basics">
      <label className="basics__field basics__field--whole">
        <span className="field-label">批次名称</span>
        <input
          className="input"
          value={form.name}
          maxLength={200}
          onChange={(event) => onChange({ name: event.target.value })}
        />
      </label>
      <label className="basics__field">
        <span className="field-label">评价年度</span>
        <select className="input" value={form.fiscalYear} onChange={(event) => changeYear(Number(event.target.value))}>
          {years.map((year) => (
            <option key={year} value={year}>
              {year} 年度
            </option>
          ))}
        </select>
      </label>
      <label className="basics__field">
        <span className="field-label">截止日期</span>
        <DayInput value={form.dueDate} onChange={(dueDate) => onChange({ dueDate })} />
      </label>
      <ProfileField
        className="basics__field basics__field--whole"
        value={form.profileId}
        onChange={(profileId) => onChange({ profileId })}
      />
    </section>
  );
}
