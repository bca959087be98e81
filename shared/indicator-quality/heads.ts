import type { Profile } from '../scoring/profile';
import type { Dimension } from './readDraft';

const heads: Record<Dimension, [level1: string, level2: string]> = {
  数量: ['产出指标', '数量指标'],
  质量: ['产出指标', '质量指标'],
  时效: ['产出指标', '时效指标'],
  成本: ['产出指标', '成本指标'],
  效益: ['效益指标', '社会效益指标'],
  满意度: ['满意度指标', '服务对象满意度指标'],
};

/** 一级指标 and 二级指标 of a kind of indicator; 成本 stands at the first level where the profile has it there. */
export function headFor(dimension: Dimension, { weights }: Profile): { level1: string; level2: string } {
  if (dimension === '成本' && weights.levels['成本指标']) return { level1: '成本指标', level2: '经济成本指标' };
  const [level1, level2] = heads[dimension];
  return { level1, level2 };
}
