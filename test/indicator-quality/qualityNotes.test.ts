import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { QualityNotes } from '../../miniapp/features/indicators/QualityNotes';
import { checkIndicators } from '../../shared/indicator-quality/checkIndicators';
import { aContext, aDraft } from './builders';

const findings = checkIndicators([aDraft('质量指标', '系统可用率', '98%', { dataSource: null })], aContext()).filter(
  ({ row }) => row === 0,
);

describe('the notes beside an indicator', () => {
  it('name how grave each finding is in words, the gravest first, with an example that can be taken over', () => {
    const html = renderToStaticMarkup(
      createElement(QualityNotes, { findings: [...findings].reverse(), about: '系统可用率', onAdopt: () => undefined }),
    );
    expect(html).toMatch(/建议改.*没有写比较符号.*供参考.*没有写数据来源/s);
    expect(html).toContain('系统可用率 ≥98%（可用时间÷计划运行时间×100%）');
    expect(html.match(/<button/g)).toHaveLength(2);
  });

  it('only show the example where nothing can be changed, and nothing where all is well', () => {
    expect(renderToStaticMarkup(createElement(QualityNotes, { findings, about: '系统可用率' }))).not.toContain(
      '<button',
    );
    expect(renderToStaticMarkup(createElement(QualityNotes, { findings: [], about: '系统可用率' }))).toBe('');
  });
});
