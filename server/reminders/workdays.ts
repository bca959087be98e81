import { isWorkday as isChineseWorkday } from 'chinese-days';
import type { IsWorkday } from '../../shared/calendar';

/** Statutory working days of mainland China, made-up weekends included, as published each year. */
export const isWorkday: IsWorkday = (day) => isChineseWorkday(day);
