<?php
/**
 * HTML as the block editor keeps it.
 *
 * @package Igny8\Bridge
 */

namespace Igny8\Bridge;

/** Each element of the top level becomes a block, so that a person can edit the post as any other. */
final class Blocks {

	/** The blocks of elements, but for headings. */
	const NAMES = array(
		'p'  => 'paragraph',
		'ul' => 'list',
		'ol' => 'list',
	);

	/**
	 * The content with block markup, where the post type is edited with blocks.
	 *
	 * @param string $html      The content.
	 * @param string $post_type The post's type.
	 */
	public static function of( $html, $post_type ): string {
		require_once ABSPATH . 'wp-admin/includes/post.php';
		$wanted = ! function_exists( 'use_block_editor_for_post_type' ) || use_block_editor_for_post_type( $post_type );
		if ( ! $wanted || has_blocks( $html ) || ! class_exists( 'DOMDocument' ) ) {
			return $html;
		}
		$body = self::body_of( $html );
		if ( ! $body ) {
			return $html;
		}
		$blocks = array();
		foreach ( $body->childNodes as $node ) { // phpcs:ignore WordPress.NamingConventions.ValidVariableName -- PHP's own name.
			$blocks[] = self::block( $node );
		}
		return implode( "\n\n", array_filter( $blocks ) );
	}

	private static function body_of( $html ): ?\DOMNode {
		$document = new \DOMDocument();
		$before   = libxml_use_internal_errors( true );
		$is_read  = $document->loadHTML( '<?xml encoding="UTF-8"><body>' . $html . '</body>', LIBXML_NONET );
		libxml_clear_errors();
		libxml_use_internal_errors( $before );
		return $is_read ? $document->getElementsByTagName( 'body' )->item( 0 ) : null;
	}

	/** Text that stands alone is a paragraph. What has no block of its own is kept as HTML. */
	private static function block( \DOMNode $node ): string {
		$html = trim( $node->ownerDocument->saveHTML( $node ) ); // phpcs:ignore WordPress.NamingConventions.ValidVariableName
		if ( '' === $html || $node instanceof \DOMComment ) {
			return '';
		}
		if ( $node instanceof \DOMText ) {
			return self::wrap( 'paragraph', '<p>' . $html . '</p>' );
		}
		$tag = $node->nodeName; // phpcs:ignore WordPress.NamingConventions.ValidVariableName
		if ( preg_match( '/^h([1-6])$/', $tag, $found ) ) {
			return self::wrap( 'heading', $html, ' {"level":' . $found[1] . '}' );
		}
		return self::wrap( self::NAMES[ $tag ] ?? 'html', $html, 'ol' === $tag ? ' {"ordered":true}' : '' );
	}

	private static function wrap( $name, $html, $attributes = '' ): string {
		return "<!-- wp:{$name}{$attributes} -->\n{$html}\n<!-- /wp:{$name} -->";
	}
}
