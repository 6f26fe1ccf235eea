/* A panel in the block editor. What it says comes with the page, in the reader's language. */
( function ( wp, panel ) {
	'use strict';

	/* It moved from one package to the other with WordPress 6.6. */
	var Panel = ( wp.editor && wp.editor.PluginDocumentSettingPanel ) || ( wp.editPost && wp.editPost.PluginDocumentSettingPanel );
	var create = wp.element.createElement;

	if ( ! Panel || ! panel ) {
		return;
	}
	wp.plugins.registerPlugin( 'igny8-bridge', {
		icon: null,
		render: function () {
			return create(
				Panel,
				{ name: 'igny8-bridge', title: panel.title, className: 'igny8-bridge-panel' },
				panel.facts.map( function ( fact ) {
					return create( 'p', { key: fact[ 0 ] }, create( 'strong', null, fact[ 0 ] + ': ' ), fact[ 1 ] );
				} )
			);
		},
	} );
} )( window.wp, window.igny8BridgePanel );
