/* Follows the synchronisation on Settings > IGNY8, and asks before disconnecting. */
( function ( settings ) {
	'use strict';

	var EVERY_MS = 4000;
	var panel = document.getElementById( 'igny8-bridge-status' );
	var leave = document.querySelector( 'form[data-igny8="disconnect"]' );

	function isBusy() {
		return panel.querySelector( '[data-busy="1"]' ) !== null;
	}

	function refresh() {
		var url = settings.url + '&_ajax_nonce=' + encodeURIComponent( settings.nonce );
		return window.fetch( url, { credentials: 'same-origin' } ).then( function ( answer ) {
			return answer.ok ? answer.text().then( show ) : undefined;
		} );
	}

	/* The text comes from this site's own server, which has escaped it. */
	function show( html ) {
		if ( panel.innerHTML !== html ) {
			panel.innerHTML = html;
		}
	}

	function follow() {
		if ( isBusy() ) {
			window.setTimeout( function () {
				refresh().then( follow, follow );
			}, EVERY_MS );
		}
	}

	if ( panel ) {
		follow();
	}
	if ( leave ) {
		leave.addEventListener( 'submit', function ( event ) {
			if ( ! window.confirm( settings.confirmLeave ) ) {
				event.preventDefault();
			}
		} );
	}
} )( window.igny8Bridge );
