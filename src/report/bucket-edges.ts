import type { Bucket, BucketSet } from '../policy/policy';
import type { ReportContext } from './report-context';

/** How the buckets of a set are bounded, as one sentence for notes: what is counted, which edge counts, every start. */
export function bucketEdges(context: ReportContext, set: BucketSet): string {
  const from = context.t(`bucket.from.${set.from}`);
  const edge = context.t(`bucket.edge.${set.edge}`);
  const starts = set.buckets.map((bucket) => bucketStart(context, bucket)).join(context.t('list.separator'));
  return context.t('bucket.edges', { from, edge, starts });
}

/** One bucket with its start. */
function bucketStart(context: ReportContext, { label, start, unit }: Bucket): string {
  if (start === null) return context.t('bucket.notDue', { label });
  return context.t('bucket.start', { label, start, unit: context.t(`time.${unit}`) });
}
