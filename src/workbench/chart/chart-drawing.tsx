import { contentText } from '../../host/number-text';
import type { ChartFigures } from './chart-figures';
import { valueScale, type ValueScale } from './value-scale';

const FILLS = ['#44618A', '#9FB4CF', '#2B2B2B', '#C9C9C9', '#6E6E6E', '#E3B778'];
const FONT = '"Microsoft YaHei", "Noto Sans CJK SC", sans-serif';
const INK = '#404040';
const GRID = '#E1E1E1';

interface Frame {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/**
 * A chart as a picture: columns, bars, lines, or a pie, with titles, axes and legend.
 * @param width, height size in pixels
 */
export function ChartDrawing({
  figures,
  width,
  height,
}: {
  figures: ChartFigures;
  width: number;
  height: number;
}) {
  const { kind, title, legend, valueAxis, categoryAxis, series } = figures;
  const scale = valueScale(series.flatMap((one) => one.values.filter((value) => value !== null)));
  const marks = scale.marks.map((mark) => contentText(mark, axisFormat(figures.format)));
  const widest = Math.max(...marks.map(textWidth), 0);
  const categoryWidth = Math.min(width * 0.3, Math.max(0, ...figures.categories.map(textWidth)));
  const top = title === '' ? 12 : 36;
  const bottom = 8 + (legend ? 22 : 0);
  const lying = kind === 'bar';
  const below = lying ? 20 + (valueAxis === '' ? 0 : 18) : 22 + (categoryAxis === '' ? 0 : 18);
  const beside = (lying ? categoryWidth : widest) + 10 + ((lying ? categoryAxis : valueAxis) === '' ? 0 : 18);
  const frame: Frame = {
    left: 10 + beside,
    top,
    width: Math.max(10, width - beside - 28),
    height: Math.max(10, height - top - below - bottom),
  };
  return (
    <svg
      width={width}
      height={height}
      role="img"
      aria-label={figures.altText || title}
      fontFamily={FONT}
      fontSize={11}
      fill={INK}
    >
      <rect width={width} height={height} fill="#FFFFFF" stroke="#BFBFBF" />
      {title !== '' && (
        <text x={width / 2} y={22} textAnchor="middle" fontSize={14} fontWeight={600}>
          {title}
        </text>
      )}
      {kind === 'pie' ? (
        <Pie
          figures={figures}
          x={width / 2}
          y={top + frame.height / 2}
          radius={Math.min(frame.width, frame.height) / 2 - 12}
        />
      ) : (
        <>
          <Axes figures={figures} frame={frame} scale={scale} marks={marks} />
          {lying ? (
            <Bars figures={figures} frame={frame} scale={scale} />
          ) : (
            <Columns figures={figures} frame={frame} scale={scale} />
          )}
        </>
      )}
      {legend && <Legend figures={figures} width={width} y={height - 12} />}
    </svg>
  );
}

interface Part {
  readonly figures: ChartFigures;
  readonly frame: Frame;
  readonly scale: ValueScale;
}

const fillOf = ({ series }: ChartFigures, at: number): string => series[at].color ?? FILLS[at % FILLS.length];
/** Labels on an axis need no fractions that are all zero, and no dash for zero. */
const axisFormat = (format: string): string => format.split(';')[0].replace(/\.0+/, '') || 'General';
const textWidth = (text: string): number =>
  [...text].reduce((sum, sign) => sum + (sign > '\u2e80' ? 11 : 6.2), 0);
const share = (value: number, { least, most }: ValueScale): number => (value - least) / (most - least);

function Axes({ figures, frame, scale, marks }: Part & { marks: readonly string[] }) {
  const { left, top, width, height } = frame;
  const lying = figures.kind === 'bar';
  const count = Math.max(1, figures.categories.length);
  const band = (lying ? height : width) / count;
  const room = Math.max(1, Math.ceil(Math.max(...figures.categories.map(textWidth), 1) / Math.max(band, 1)));
  const place = (at: number): number => (lying && !figures.reversed ? count - 1 - at : at);
  return (
    <g>
      {scale.marks.map((mark, at) => {
        const part = share(mark, scale);
        return lying ? (
          <g key={mark}>
            <line
              x1={left + part * width}
              x2={left + part * width}
              y1={top}
              y2={top + height}
              stroke={GRID}
            />
            <text x={left + part * width} y={top + height + 15} textAnchor="middle">
              {marks[at]}
            </text>
          </g>
        ) : (
          <g key={mark}>
            <line
              x1={left}
              x2={left + width}
              y1={top + height * (1 - part)}
              y2={top + height * (1 - part)}
              stroke={GRID}
            />
            <text x={left - 6} y={top + height * (1 - part) + 4} textAnchor="end">
              {marks[at]}
            </text>
          </g>
        );
      })}
      {figures.categories.map((category, at) =>
        lying ? (
          <text key={at} x={left - 6} y={top + (place(at) + 0.5) * band + 4} textAnchor="end">
            {shortened(category, left - 20)}
          </text>
        ) : (
          at % room === 0 && (
            <text key={at} x={left + (at + 0.5) * band} y={top + height + 16} textAnchor="middle">
              {category}
            </text>
          )
        ),
      )}
      {lying ? (
        <>
          <AxisTitle text={figures.valueAxis} x={left + width / 2} y={top + height + 33} />
          <AxisTitle text={figures.categoryAxis} x={14} y={top + height / 2} turned />
        </>
      ) : (
        <>
          <AxisTitle text={figures.valueAxis} x={14} y={top + height / 2} turned />
          <AxisTitle text={figures.categoryAxis} x={left + width / 2} y={top + height + 34} />
        </>
      )}
    </g>
  );
}

function AxisTitle({ text, x, y, turned = false }: { text: string; x: number; y: number; turned?: boolean }) {
  if (text === '') return null;
  return (
    <text
      x={x}
      y={y}
      textAnchor="middle"
      {...(turned && { transform: `rotate(-90 ${String(x)} ${String(y)})` })}
    >
      {text}
    </text>
  );
}

function shortened(text: string, room: number): string {
  let shown = text;
  while (shown.length > 1 && textWidth(shown) > room) shown = shown.slice(0, -1);
  return shown === text ? text : `${shown.slice(0, -1)}…`;
}

function Columns({ figures, frame, scale }: Part) {
  const { left, top, width, height } = frame;
  const count = Math.max(1, figures.categories.length);
  const band = width / count;
  const standing = figures.series.flatMap((one, at) => (figures.kind === 'line' || one.line ? [] : [at]));
  const thick = (band * 0.62) / Math.max(1, standing.length);
  const y = (value: number): number => top + height * (1 - share(value, scale));
  return (
    <g>
      {standing.map((at, order) =>
        figures.series[at].values.map((value, category) => {
          if (value === null) return null;
          const x = left + category * band + band * 0.19 + order * thick;
          const [from, to] = [y(Math.max(0, value)), y(Math.min(0, value))];
          return (
            <g key={`${String(at)} ${String(category)}`}>
              <rect
                x={x}
                y={from}
                width={Math.max(1, thick)}
                height={Math.max(0, to - from)}
                fill={fillOf(figures, at)}
              />
              {figures.labels && standing.length === 1 && (
                <text x={x + thick / 2} y={from - 4} textAnchor="middle">
                  {contentText(value, figures.format)}
                </text>
              )}
            </g>
          );
        }),
      )}
      {figures.series.map((one, at) => {
        if (standing.includes(at)) return null;
        const color = one.color ?? (standing.length > 0 ? '#262626' : FILLS[at % FILLS.length]);
        const points = one.values.flatMap((value, category) =>
          value === null ? [] : [[left + (category + 0.5) * band, y(value)] as const],
        );
        return (
          <g key={at}>
            <polyline
              points={points.map((point) => point.join(',')).join(' ')}
              fill="none"
              stroke={color}
              strokeWidth={2}
            />
            {points.map(([x, at2], point) => (
              <circle key={point} cx={x} cy={at2} r={3} fill={color} />
            ))}
          </g>
        );
      })}
      <line x1={left} x2={left + width} y1={y(0)} y2={y(0)} stroke="#8A8A8A" />
    </g>
  );
}

function Bars({ figures, frame, scale }: Part) {
  const { left, top, width, height } = frame;
  const count = Math.max(1, figures.categories.length);
  const band = height / count;
  const thick = (band * 0.62) / Math.max(1, figures.series.length);
  const x = (value: number): number => left + width * share(value, scale);
  const place = (at: number): number => (figures.reversed ? at : count - 1 - at);
  return (
    <g>
      {figures.series.map((one, at) =>
        one.values.map((value, category) => {
          if (value === null) return null;
          const [from, to] = [x(Math.min(0, value)), x(Math.max(0, value))];
          const y = top + place(category) * band + band * 0.19 + at * thick;
          return (
            <g key={`${String(at)} ${String(category)}`}>
              <rect
                x={from}
                y={y}
                width={Math.max(0, to - from)}
                height={Math.max(1, thick)}
                fill={fillOf(figures, at)}
              />
              {figures.labels && figures.series.length === 1 && (
                <text x={to + 4} y={y + thick / 2 + 4}>
                  {contentText(value, figures.format)}
                </text>
              )}
            </g>
          );
        }),
      )}
      <line x1={x(0)} x2={x(0)} y1={top} y2={top + height} stroke="#8A8A8A" />
    </g>
  );
}

function Pie({ figures, x, y, radius }: { figures: ChartFigures; x: number; y: number; radius: number }) {
  const values = (figures.series[0]?.values ?? []).map((value) => Math.max(0, value ?? 0));
  const total = values.reduce((sum, value) => sum + value, 0);
  if (total === 0) return null;
  let from = 0;
  return (
    <g>
      {values.map((value, at) => {
        const to = from + value / total;
        const point = (part: number): string =>
          `${String(x + radius * Math.sin(part * 2 * Math.PI))} ${String(y - radius * Math.cos(part * 2 * Math.PI))}`;
        const path =
          to - from >= 0.9999
            ? `M ${point(0)} A ${String(radius)} ${String(radius)} 0 1 1 ${point(0.5)} A ${String(radius)} ${String(radius)} 0 1 1 ${point(0)} Z`
            : `M ${String(x)} ${String(y)} L ${point(from)} A ${String(radius)} ${String(radius)} 0 ${to - from > 0.5 ? '1' : '0'} 1 ${point(to)} Z`;
        from = to;
        return (
          <path key={at} d={path} fill={FILLS[at % FILLS.length]} stroke="#FFFFFF">
            <title>{`${figures.categories[at] ?? ''} ${contentText(value, figures.format)}`}</title>
          </path>
        );
      })}
    </g>
  );
}

function Legend({ figures, width, y }: { figures: ChartFigures; width: number; y: number }) {
  const sizes = figures.series.map(({ name }) => textWidth(name) + 34);
  let x = Math.max(8, (width - sizes.reduce((sum, size) => sum + size, 0)) / 2);
  return (
    <g>
      {figures.series.map(({ name, line, color }, at) => {
        const left = x;
        x += sizes[at];
        const fill = line ? (color ?? '#262626') : fillOf(figures, at);
        return (
          <g key={at}>
            <rect x={left} y={line ? y - 5 : y - 9} width={12} height={line ? 2 : 10} fill={fill} />
            <text x={left + 17} y={y}>
              {name}
            </text>
          </g>
        );
      })}
    </g>
  );
}
