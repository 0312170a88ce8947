/** A refusal of the host, as Excel words it: office.js turns it into `OfficeExtension.Error` with this code. */
export class HostError extends Error {
  override readonly name = 'HostError';

  constructor(
    readonly code: string,
    message: string,
    readonly httpStatus = 400,
  ) {
    super(message);
  }
}

/** Something that was asked for by its key is not there. */
export function itemNotFound(what: string): HostError {
  return new HostError('ItemNotFound', `The requested resource doesn't exist: ${what}.`, 404);
}

/** An argument that Excel would refuse. */
export function invalidArgument(why: string): HostError {
  return new HostError(
    'InvalidArgument',
    `The argument is invalid or missing or has an incorrect format: ${why}.`,
  );
}

/** A member that this host does not play; never a silent success. */
export function apiNotFound(kind: string, member: string): HostError {
  return new HostError('ApiNotFound', `The host does not implement ${kind}.${member}.`, 404);
}

/** A name that is taken. */
export function itemAlreadyExists(what: string): HostError {
  return new HostError('ItemAlreadyExists', `A resource with the same name already exists: ${what}.`, 409);
}
