<?php
/** What unit.php needs of WordPress that would take a database: options in memory, and words as they are written. */

$GLOBALS['options'] = array();

function get_option( $name, $default = false ) {
	return $GLOBALS['options'][ $name ] ?? $default;
}

function update_option( $name, $value ) {
	$GLOBALS['options'][ $name ] = $value;
	return true;
}

function __( $text ) {
	return $text;
}

function wp_rand( $least, $most ) {
	return random_int( $least, $most );
}

function has_blocks( $html ) {
	return false !== strpos( $html, '<!-- wp:' );
}

/** Activation and deactivation hooks are named by it. */
function get_site_option( $name ) {
	return get_option( $name );
}

/** Else compat.php loads a library of WordPress's. */
function sodium_crypto_box() {
	throw new Exception( 'nothing here encrypts' );
}
