import { HostError, invalidArgument } from './host-error';
import { HostCollection, HostObject } from './host-object';
import {
  ACTION,
  type ArgumentInfo,
  PATH,
  type QueryInfo,
  type RichAction,
  type RichRequest,
  type RichResponse,
} from './request';

/** What a request may begin from: the workbook, services made by name, and objects kept from earlier requests. */
export interface Roots {
  readonly global: HostObject;
  /** @throws HostError ApiNotFound for a service that the host does not play */
  create(typeName: string): HostObject;
  kept(referenceId: string): HostObject | undefined;
  keep(object: HostObject): void;
}

/**
 * Carries out one request: actions in order until one fails; what was done before it stays done, as in Excel.
 * @param limit how many of the actions that change something are done before the request breaks off (for tests of faults)
 */
export function dispatch(request: RichRequest, roots: Roots, limit = Infinity): RichResponse {
  const response: RichResponse = { Results: [], TraceIds: [] };
  const paths = new Paths(request, roots);
  let done = 0;
  for (const [index, action] of request.Actions.entries()) {
    try {
      if (changes(action)) {
        if (done >= limit) throw new HostError('GeneralException', 'The request broke off.', 500);
        done += 1;
      }
      if (action.ActionType === ACTION.trace) response.TraceIds.push(action.Id);
      // A trace needs a result as well, or office.js never attaches event handlers.
      response.Results.push({ ActionId: action.Id, Value: carryOut(action, paths) });
    } catch (error) {
      response.Error = errorOf(error, request, action, index);
      break;
    }
  }
  return response;
}

/** Whether an action can change the workbook. */
export function changes(action: RichAction): boolean {
  const isOwn = action.Name?.startsWith('_') === true;
  return (action.ActionType === ACTION.method && !isOwn) || action.ActionType === ACTION.setProperty;
}

function carryOut(action: RichAction, paths: Paths): unknown {
  const object =
    action.ObjectPathId === undefined || action.ObjectPathId === 0
      ? null
      : paths.resolve(action.ObjectPathId);
  switch (action.ActionType) {
    case ACTION.trace:
    case ACTION.ensureUnchanged:
      return null;
    case ACTION.instantiate:
      return object?.identity() ?? null;
    case ACTION.query:
      return object ? query(object, action.QueryInfo ?? {}) : null;
    case ACTION.method: {
      if (!object) return null;
      const result = object.callMember(action.Name ?? '', paths.args(action.ArgumentInfo));
      return result === undefined || result instanceof HostObject ? null : result;
    }
    case ACTION.setProperty:
      if (!object)
        throw new HostError(
          'InvalidObjectPath',
          `${action.Name ?? ''} was set on an object that does not exist.`,
        );
      object.writeMember(action.Name ?? '', paths.args(action.ArgumentInfo)[0]);
      return null;
    default:
      throw new HostError(
        'ApiNotFound',
        `The host does not implement actions of type ${String(action.ActionType)}.`,
        404,
      );
  }
}

/** Resolves object paths, each once for a request. */
class Paths {
  private readonly resolved = new Map<number, HostObject | null>();

  constructor(
    private readonly request: RichRequest,
    private readonly roots: Roots,
  ) {}

  /** The object of a path; null for a null object and for whatever hangs below one. */
  resolve(id: number): HostObject | null {
    const known = this.resolved.get(id);
    if (known !== undefined) return known;
    const object = this.make(id);
    this.resolved.set(id, object);
    return object;
  }

  args(info: ArgumentInfo | undefined): unknown[] {
    const references = info?.ReferencedObjectPathIds;
    const values = [...(info?.Arguments ?? [])];
    return references ? values.map((value, at) => this.substituted(value, references[at])) : values;
  }

  private substituted(value: unknown, reference: unknown): unknown {
    if (Array.isArray(reference) && Array.isArray(value)) {
      return value.map((each, at) => this.substituted(each, reference[at]));
    }
    return typeof reference === 'number' && reference > 0 ? this.resolve(reference) : value;
  }

  private make(id: number): HostObject | null {
    const path = this.request.ObjectPaths[String(id)];
    if (!path) throw new HostError('InvalidObjectPath', `There is no object path ${String(id)}.`);
    const name = path.Name ?? '';
    const parentId = path.ParentObjectPathId ?? 0;
    const parent = parentId > 0 ? this.resolve(parentId) : null;
    if (parentId > 0 && parent === null) return null;
    switch (path.ObjectPathType) {
      case PATH.global:
        return this.roots.global;
      case PATH.new:
        return this.roots.create(name);
      case PATH.nullObject:
        return null;
      case PATH.referenceId: {
        const kept = this.roots.kept(name);
        if (!kept)
          throw new HostError('InvalidReference', 'This reference is not valid for the current operation.');
        return kept;
      }
      case PATH.property:
        return objectOrNull(parent?.readMember(name), name);
      case PATH.indexer:
        return objectOrNull(parent?.callMember('GetItem', this.args(path.ArgumentInfo)), name);
      case PATH.method: {
        const made = objectOrNull(parent?.callMember(name, this.args(path.ArgumentInfo)), name);
        if (made && this.request.AutoKeepReference === true) this.roots.keep(made);
        return made;
      }
      default:
        throw new HostError(
          'ApiNotFound',
          `The host does not implement object paths of type ${String(path.ObjectPathType)}.`,
        );
    }
  }
}

function objectOrNull(value: unknown, name: string): HostObject | null {
  if (value === null || value === undefined) return null;
  if (!(value instanceof HostObject)) throw new HostError('InvalidObjectPath', `${name} is no object.`);
  return value;
}

/** Loads members: `Select` and `Expand` name them in small letters with slashes, the answer names them as on the wire. */
function query(object: HostObject, info: QueryInfo): Record<string, unknown> {
  const expand = (info.Expand ?? []).map((path) => `${path}/*`);
  const select = [...(info.Select ?? []), ...expand];
  return select.length > 0 ? selected(object, select, info) : selected(object, ['*'], info);
}

function selected(object: HostObject, select: readonly string[], info: QueryInfo): Record<string, unknown> {
  if (object instanceof HostCollection)
    return selectedItems(object as HostCollection<HostObject>, select, info);
  const result: Record<string, unknown> = { ...object.identity() };
  const below = new Map<string, string[]>();
  for (const path of select) {
    const [first, ...rest] = path.replaceAll('.', '/').split('/');
    if (first === undefined || first === '') throw invalidArgument('an empty name was loaded');
    if (first === '*') {
      for (const name of object.scalars) result[name] = plain(object.readMember(name));
      continue;
    }
    const name = wireName(first);
    const paths = below.get(name) ?? [];
    if (rest.length > 0) paths.push(rest.join('/'));
    below.set(name, paths);
  }
  for (const [name, paths] of below) {
    const value = object.readMember(name);
    if (value instanceof HostObject) result[name] = selected(value, paths.length > 0 ? paths : ['*'], {});
    else if (paths.length > 0) throw invalidArgument(`${name} has no members`);
    else result[name] = plain(value);
  }
  return result;
}

function selectedItems(
  collection: HostCollection<HostObject>,
  select: readonly string[],
  info: QueryInfo,
): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  const ofItems: string[] = [];
  for (const path of select) {
    const rest = /^items(?:\/(.*))?$/.exec(path);
    if (rest) ofItems.push(rest[1] ?? '*');
    else if (path === 'count') result.Count = collection.Count;
    else ofItems.push(path);
  }
  if (ofItems.length === 0) return result;
  const skip = info.Skip ?? 0;
  const items = collection.items().slice(skip, info.Top === undefined ? undefined : skip + info.Top);
  result._Items = items.map((item, at) => ({ ...selected(item, ofItems, {}), _Index: skip + at }));
  return result;
}

function wireName(name: string): string {
  return name.startsWith('_') ? name : name.charAt(0).toUpperCase() + name.slice(1);
}

function plain(value: unknown): unknown {
  return value === undefined ? null : value;
}

function errorOf(
  error: unknown,
  request: RichRequest,
  action: RichAction,
  index: number,
): NonNullable<RichResponse['Error']> {
  const path = request.ObjectPaths[String(action.ObjectPathId)];
  const known = error instanceof HostError ? error : null;
  return {
    Code: known?.code ?? 'GeneralException',
    Message: error instanceof Error ? error.message : String(error),
    Location: `${path?.Name ?? ''}${action.Name ? `.${action.Name}` : ''}`,
    ActionIndex: index,
    HttpStatusCode: known?.httpStatus ?? 500,
  };
}
