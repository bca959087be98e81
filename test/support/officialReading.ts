import type { OfficialReading } from '../../shared/indicators/readOfficial';

/** A reading in one line: `number >= 98 %`, with · for no comparator; readings of an ambiguous text after its kind. */
export function inShort(reading: OfficialReading): string {
  switch (reading.kind) {
    case 'number':
      return `number ${reading.comparator ?? '·'} ${reading.value} ${reading.unit ?? ''}`.trim();
    case 'range':
      return `range ${reading.from}～${reading.to} ${reading.unit ?? ''}`.trim();
    case 'date':
      return `date ${reading.comparator} ${reading.day} ${reading.precision}`;
    case 'ambiguous':
      return `ambiguous ${reading.readings.join('、')}`.trim();
    default:
      return reading.kind;
  }
}
