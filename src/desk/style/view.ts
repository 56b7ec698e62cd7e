import { type Html, html } from '../../platform/html/index.ts';
import { componentSamples, formSamples } from './form-samples.ts';
import { listSamples, recordSamples, scaleSamples } from './part-samples.ts';

/** Every part that pages are made of, on one page: for whoever builds them, and for the tests that look at them. */
export function styleView(): Html {
  return html`<h1>Style</h1><p class="ws-lead">Every part that pages are made of. What it shows is invented.</p>
<h2>Words</h2><p>A paragraph with <a href="#main">a link</a>, <strong>strong words</strong>, <em>a stressed word</em> and <code>7K3M-XX9P</code>.</p>
<ul><li>One thing</li><li>Another</li></ul><ol><li>First</li><li>Then</li></ol><p class="ws-code">7K3M-XX9P-4TQW-2HJN</p><blockquote><p>“Nan’s is the only place I sleep.”</p></blockquote>
<h2>Scales</h2>${scaleSamples()}
<h2>A list of work</h2>${listSamples()}
<h2>A record</h2>${recordSamples()}
<h2>A form</h2>${formSamples()}
<h2>Components</h2>${componentSamples()}`;
}
