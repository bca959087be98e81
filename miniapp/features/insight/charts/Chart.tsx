import { useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import type { Draw } from './options';
import { readPaint, useTheme } from './paint';

const NO_ROOM = { top: 0, side: 2 };

interface ChartProps {
  draw: Draw;
  /** pixels, kept free while the library loads */
  height: number;
  /** the chart in a sentence */
  label: string;
  /** where the bars lead, in their order */
  hrefs: string[];
}

/** A chart on a canvas. What it shows stands in the table beside it, so that it is a picture and nothing more. */
export function Chart({ draw, height, label, hrefs }: ChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const [, navigate] = useLocation();
  const theme = useTheme();
  const leads = useRef(hrefs);
  useEffect(() => {
    leads.current = hrefs;
  });
  useEffect(() => {
    let end = () => {};
    let isGone = false;
    void import('./echarts').then(({ init }) => {
      if (isGone || !place.current) return;
      const chart = init(place.current);
      chart.setOption(draw(readPaint(), NO_ROOM));
      chart.on('click', ({ dataIndex }) => {
        const href = leads.current[dataIndex ?? -1];
        if (href) navigate(href.slice(1));
      });
      const observer = new ResizeObserver(() => chart.resize());
      observer.observe(place.current);
      end = () => {
        observer.disconnect();
        chart.dispose();
      };
    });
    return () => {
      isGone = true;
      end();
    };
  }, [draw, navigate, theme]);
  return <div ref={place} className="chart" style={{ height }} role="img" aria-label={label} />;
}
