import { useRef } from 'react';
import { type Language, text } from '../../locale/text';
import { type Sample, SAMPLES } from './samples';

interface TitleBarProps {
  readonly language: Language;
  readonly file: string;
  readonly onFile: (file: File) => void;
  readonly onSample: (sample: Sample) => void;
  readonly onSave: () => void;
}

/** The line on top: the workbook's name, opening and saving. */
export function TitleBar({ language, file, onFile, onSample, onSave }: TitleBarProps) {
  const input = useRef<HTMLInputElement>(null);
  const other: Language = language === 'zh' ? 'en' : 'zh';
  return (
    <header className="title-bar">
      <div className="title-actions">
        <button
          type="button"
          onClick={() => {
            input.current?.click();
          }}
        >
          {text(language, 'workbench.open')}
        </button>
        <input
          ref={input}
          type="file"
          accept=".xlsx,.xlsm,.csv,.txt"
          hidden
          onChange={(event) => {
            const chosen = event.currentTarget.files?.[0];
            event.currentTarget.value = '';
            if (chosen) onFile(chosen);
          }}
        />
        <select
          aria-label={text(language, 'workbench.samples')}
          value=""
          onChange={(event) => {
            const sample = SAMPLES.find((one) => one.file === event.currentTarget.value);
            if (sample) onSample(sample);
          }}
        >
          <option value="">{text(language, 'workbench.samples')}</option>
          {SAMPLES.map((sample) => (
            <option key={sample.file} value={sample.file}>
              {text(language, sample.label)}
            </option>
          ))}
        </select>
        <button type="button" onClick={onSave}>
          {text(language, 'workbench.save')}
        </button>
      </div>
      <h1 className="title-name">{file}</h1>
      <a className="title-language" href={`?lang=${other}`} hrefLang={other === 'zh' ? 'zh-CN' : 'en-US'}>
        {text(language, 'workbench.other-language')}
      </a>
    </header>
  );
}
