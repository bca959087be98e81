import { useId, type ReactNode } from 'react';
import type { DraftIndicator, TemplateProblem } from '../../../shared/contracts/templates';
import { readTargetText } from '../../../shared/templates/targetText';
import { TextField } from '../../components/TextField';

interface RowFieldsProps {
  row: DraftIndicator;
  /** 一级指标 of the profile; empty where any may be written */
  levels: readonly string[];
  problems: TemplateProblem[];
  onChange: (changes: Partial<DraftIndicator>) => void;
}

const LEVEL2: Record<string, string[]> = {
  产出指标: ['数量指标', '质量指标', '时效指标', '成本指标'],
  成本指标: ['经济成本指标', '社会成本指标', '生态环境成本指标'],
  效益指标: ['经济效益指标', '社会效益指标', '生态效益指标', '可持续影响指标'],
  满意度指标: ['服务对象满意度指标'],
};

/** The fields of one indicator. */
export function RowFields({ row, levels, problems, onChange }: RowFieldsProps) {
  const id = useId();
  const messageOf = (field: string) => problems.find((one) => one.field === field)?.message;
  const line = (field: keyof DraftIndicator, label: string, maxLength: number, more: Partial<LineProps> = {}) => (
    <Line
      id={`${id}-${field}`}
      label={label}
      value={row[field]}
      maxLength={maxLength}
      message={messageOf(field)}
      onChange={(value) => onChange({ [field]: value })}
      {...more}
    />
  );
  const text = (field: keyof DraftIndicator, label: string, maxLength: number, example?: string) => (
    <TextField
      id={`${id}-${field}`}
      label={label}
      value={row[field]}
      onChange={(value) => onChange({ [field]: value })}
      maxLength={maxLength}
      {...(example && { example })}
    />
  );
  return (
    <>
      <div className="row-fields">
        {levels.length > 0 ? (
          <LevelSelect
            id={`${id}-level1`}
            level={row.level1}
            levels={levels}
            message={messageOf('level1')}
            onChange={(level1) => onChange({ level1 })}
          />
        ) : (
          line('level1', '一级指标', 50)
        )}
        {line('level2', '二级指标', 50, { options: LEVEL2[row.level1.trim()] ?? [] })}
        {line('name', '三级指标', 200, { className: 'row-fields__name' })}
        {line('target', '年度指标值（符号、数字、单位）', 200, {
          className: 'row-fields__target',
          placeholder: '例如 ≥98%',
          hint: <ReadAs target={row.target} />,
        })}
        {line('points', '分值', 10, { inputMode: 'decimal' })}
      </div>
      {text('definition', '指标解释', 1000, '例如：检查通过的功能项数÷检查的功能项数×100%')}
      {text('dataSource', '数据来源', 500, '例如：运维台账')}
      <details className="row-more">
        <summary className="opens">评分标准、指标值依据、赋分规则、佐证要求</summary>
        {text('scoringStandard', '评分标准', 2000)}
        {text('targetBasis', '指标值依据', 500, '例如：计划标准：年初批复的绩效目标')}
        {line('scoringRule', '赋分规则（留空则按评分方案）', 500, { placeholder: '例如 按比例赋分，及格门槛60%' })}
        {text('requiredEvidence', '佐证要求（一行一份材料）', 500, '例如：等级保护测评报告')}
      </details>
    </>
  );
}

interface LevelSelectProps {
  id: string;
  level: string;
  levels: readonly string[];
  message: string | undefined;
  onChange: (level: string) => void;
}

/** 一级指标 of the profile; a file may bring another one, which is shown until it is mended. */
function LevelSelect({ id, level, levels, message, onChange }: LevelSelectProps) {
  return (
    <div>
      <label className="field-label" htmlFor={id}>
        一级指标
      </label>
      <select
        id={id}
        className={message ? 'input input--bad' : 'input'}
        value={level}
        aria-invalid={message !== undefined}
        onChange={(event) => onChange(event.target.value)}
      >
        {!levels.includes(level) && <option value={level}>{level || '请选择'}</option>}
        {levels.map((one) => (
          <option key={one} value={one}>
            {one}
          </option>
        ))}
      </select>
      {message && <p className="field-error small">{message}</p>}
    </div>
  );
}

interface LineProps {
  id: string;
  label: string;
  value: string;
  maxLength: number;
  message: string | undefined;
  onChange: (value: string) => void;
  options?: readonly string[];
  className?: string;
  placeholder?: string;
  inputMode?: 'decimal';
  hint?: ReactNode;
}

function Line({ id, label, message, onChange, options = [], className, hint, ...input }: LineProps) {
  return (
    <div className={className}>
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className={message ? 'input input--bad' : 'input'}
        autoComplete="off"
        aria-invalid={message !== undefined}
        aria-describedby={message ? `${id}-message` : undefined}
        {...(options.length > 0 && { list: `${id}-options` })}
        {...input}
        onChange={(event) => onChange(event.target.value)}
      />
      {options.length > 0 && (
        <datalist id={`${id}-options`}>
          {options.map((option) => (
            <option key={option} value={option} />
          ))}
        </datalist>
      )}
      {message ? (
        <p className="field-error small" id={`${id}-message`}>
          {message}
        </p>
      ) : (
        hint
      )}
    </div>
  );
}

/** How the rules read what stands there; nothing is said of words they do not read. */
function ReadAs({ target }: { target: string }) {
  const read = readTargetText(target);
  if ('message' in read) return null;
  return <p className="muted small row-fields__read">读作：{sayTarget(read)}</p>;
}

const COMPARATORS = { '>=': '不低于', '>': '高于', '=': '等于', '<=': '不超过', '<': '低于' };

function sayTarget(read: Exclude<ReturnType<typeof readTargetText>, { message: string }>): string {
  const { kind, comparator, target, targetKind, targetTo, unit } = read;
  const measure = unit === null ? '没有单位' : `单位 ${unit}`;
  if (kind === 'qualitative') return target === '' ? '定性，由各项目写明' : '定性，按档评定';
  if (targetKind === 'date') return target === '' ? '日期，由各项目写明' : `不晚于 ${target}`;
  if (targetKind === 'range') return `${target} 到 ${targetTo}，${measure}`;
  const asked = comparator ? COMPARATORS[comparator] : '';
  return target === '' ? `${asked}各项目自定的数，${measure}` : `${asked} ${target}，${measure}`.trimStart();
}
