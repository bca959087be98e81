// Days that a report names: they exist, they belong to the evaluation, and its process goes forward. K47.
import { isDay } from '../../indicators/officialDates';
import { sectionsAbout } from '../parseReport';
import type { Passage, Report, ReportData, ReportFinding } from '../types';
import { finding } from './finding';

const DAY = /(20\d{2})年(\d{1,2})月(\d{1,2})日/g;
/** An evaluation looks back one year, perhaps two; what was decided long before is no part of it. */
const YEARS_AFTER = 2;

interface Named {
  day: string;
  quote: string;
  passage: Passage;
}

function daysIn(passages: Passage[]): Named[] {
  return passages.flatMap((passage) =>
    [...passage.text.normalize('NFKC').matchAll(DAY)].map(([quote, year, month, day]) => ({
      day: [year!, month!.padStart(2, '0'), day!.padStart(2, '0')].join('-'),
      quote,
      passage,
    })),
  );
}

/** K47: every day named exists, and none lies long after the year that is evaluated. */
export function daysExist(report: Report, data: ReportData | null): ReportFinding[] {
  return daysIn(report.passages).flatMap(({ day, quote, passage }) => {
    if (!isDay(day)) return [wrong('error', passage, quote, `没有“${quote}”这一天，请核对。`)];
    const isLate = data !== null && Number(day.slice(0, 4)) > data.fiscalYear + YEARS_AFTER;
    return isLate ? [wrong('warning', passage, quote, `“${quote}”远在评价年度之后，请核对年份。`)] : [];
  });
}

/** K47: preparing, carrying out and concluding follow each other. */
export function processGoesForward(report: Report): ReportFinding[] {
  return sectionsAbout(report, '工作过程').flatMap(({ body }) => {
    const days = daysIn(body).filter(({ day }) => isDay(day));
    return days.slice(1).flatMap(({ day, quote, passage }, index) => {
      const before = days[index]!;
      if (day >= before.day) return [];
      return [wrong('warning', passage, quote, `“${quote}”早于前面写的“${before.quote}”，请核对先后。`)];
    });
  });
}

const wrong = (severity: ReportFinding['severity'], passage: Passage, quote: string, message: string): ReportFinding =>
  finding('K47', severity, passage, message, { quote });
