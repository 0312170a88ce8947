import { standInForParent } from '../../host/page-transport';

// Over https office.js trusts the page around it by itself.
if (window.location.protocol === 'http:') standInForParent();
