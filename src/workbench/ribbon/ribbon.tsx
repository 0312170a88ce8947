import type { AddinManifest, RibbonControl } from './manifest';

interface RibbonProps {
  readonly manifest: AddinManifest;
  /** Where a file of the add-in lies, by its address in the manifest. */
  readonly fileOf: (address: string) => string;
  readonly paneShown: boolean;
  /** The command that is at work; its button waits. */
  readonly busy: string | null;
  readonly onControl: (control: RibbonControl) => void;
}

/** The add-in's tab of the ribbon, drawn from its manifest. */
export function Ribbon({ manifest, fileOf, paneShown, busy, onControl }: RibbonProps) {
  const { tab } = manifest;
  if (!tab) return null;
  return (
    <div className="ribbon" role="toolbar" aria-label={tab.label}>
      <div className="ribbon-tabs">
        <span className="ribbon-tab" aria-current="true">
          {tab.label}
        </span>
      </div>
      <div className="ribbon-groups">
        {tab.groups.map((group) => (
          <div key={group.id} className="ribbon-group" role="group" aria-label={group.label}>
            <div className="ribbon-controls">
              {group.controls.map((control) => (
                <button
                  key={control.id}
                  type="button"
                  className="ribbon-button"
                  title={control.tip}
                  data-control={control.id}
                  // Not disabled: the keyboard would lose its place.
                  aria-disabled={busy === control.id}
                  aria-busy={busy === control.id}
                  {...(control.action.kind === 'pane' && { 'aria-pressed': paneShown })}
                  onClick={() => {
                    if (busy !== control.id) onControl(control);
                  }}
                >
                  <img src={fileOf(control.icon)} width={32} height={32} alt="" />
                  <span>{control.label}</span>
                </button>
              ))}
            </div>
            <div className="ribbon-caption">{group.label}</div>
          </div>
        ))}
      </div>
    </div>
  );
}
