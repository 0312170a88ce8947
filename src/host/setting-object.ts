import { textOf } from './arguments';
import type { HostSetting } from './book';
import { invalidArgument, itemNotFound } from './host-error';
import { HostCollection, HostObject } from './host-object';

/** Keys with values: the settings of the workbook, or the custom properties of a sheet. */
export class SettingsObject extends HostCollection<SettingObject> {
  /**
   * @param kind what office.js calls the collection
   * @param textsOnly custom properties of sheets hold texts only
   */
  constructor(
    readonly kind: 'SettingCollection' | 'WorksheetCustomPropertyCollection',
    private readonly settings: HostSetting[],
    private readonly textsOnly: boolean,
  ) {
    super();
  }

  items(): readonly SettingObject[] {
    return this.settings.map((setting) => new SettingObject(this.settings, setting, this.textsOnly));
  }

  protected found(key: unknown): SettingObject | undefined {
    const wanted = String(key).toUpperCase();
    return this.items().find((item) => item.Key.toUpperCase() === wanted);
  }

  /** Sets a value, whether the key is there already or not. */
  Add(key: unknown, value: unknown): SettingObject {
    const name = textOf(key, 'key');
    const known = this.found(name);
    if (known) {
      known.Value = value;
      return known;
    }
    if (name.length > 255) throw invalidArgument('a key is longer than 255 characters');
    const setting: HostSetting = { key: name, value: null };
    const made = new SettingObject(this.settings, setting, this.textsOnly);
    made.Value = value;
    this.settings.push(setting);
    return made;
  }
}

class SettingObject extends HostObject {
  readonly scalars = ['Key', 'Value'];

  constructor(
    private readonly settings: HostSetting[],
    private readonly setting: HostSetting,
    private readonly textsOnly: boolean,
  ) {
    super();
  }

  get kind(): string {
    return this.textsOnly ? 'WorksheetCustomProperty' : 'Setting';
  }
  get Key(): string {
    return this.setting.key;
  }
  get Value(): unknown {
    return this.setting.value;
  }
  set Value(value: unknown) {
    if (this.textsOnly && typeof value !== 'string')
      throw invalidArgument('a custom property of a sheet must be a text');
    this.setting.value = value ?? null;
  }
  Delete(): void {
    const at = this.settings.indexOf(this.setting);
    if (at < 0) throw itemNotFound(this.setting.key);
    this.settings.splice(at, 1);
  }
}
