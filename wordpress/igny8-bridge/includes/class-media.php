<?php
/**
 * The pictures of a delivery, in the media library.
 *
 * @package Igny8\Bridge
 */

namespace Igny8\Bridge;

/** Each picture is there once, whatever its address: its slug is made of its content, by the statement that inserts it. */
final class Media {

	const MOST_BYTES  = 20971520;
	const MOST_PIXELS = 50000000;
	const EXTENSIONS  = array(
		'image/jpeg' => 'jpg',
		'image/png'  => 'png',
		'image/gif'  => 'gif',
		'image/webp' => 'webp',
	);

	/** @var int The post that they belong to. */
	private $post_id;

	/** @var array The delivery, as the API hands it out. */
	private $delivery;

	/**
	 * The pictures of one delivery.
	 *
	 * @param int   $post_id  The post that they belong to.
	 * @param array $delivery As the API hands it out.
	 */
	public function __construct( $post_id, array $delivery ) {
		$this->post_id  = $post_id;
		$this->delivery = $delivery;
		require_once ABSPATH . 'wp-admin/includes/image.php';
	}

	/**
	 * The same HTML with every picture of another host or upload taken over.
	 *
	 * @param string $html The content.
	 */
	public function adopt( $html ): string {
		return preg_replace_callback(
			'/(<img\b[^>]*?\bsrc\s*=\s*)(["\'])(.*?)\2/is',
			function ( $found ) {
				$attachment = $this->adopted( html_entity_decode( $found[3], ENT_QUOTES ) );
				return $attachment ? $found[1] . '"' . esc_url( wp_get_attachment_url( $attachment ) ) . '"' : $found[0];
			},
			$html
		);
	}

	/** The featured picture's id in the media library; 0 for none. */
	public function featured(): int {
		$picture = $this->delivery['featured_image'];
		if ( ! $picture ) {
			return 0;
		}
		return $this->adopted( $picture['url'] ? $picture['url'] : 'upload:' . $picture['name'], (string) $picture['alt'] );
	}

	/** The picture's id; 0 for one that is this site's own, or no web address at all. */
	private function adopted( $src, $alt = '' ): int {
		if ( 0 === strpos( $src, 'upload:' ) ) {
			return $this->keep( $this->uploaded( substr( $src, 7 ) ), $src, $alt );
		}
		$host = wp_parse_url( $src, PHP_URL_HOST );
		if ( ! $host || ! preg_match( '#^https?://#i', $src ) || wp_parse_url( home_url(), PHP_URL_HOST ) === $host ) {
			return 0;
		}
		return $this->keep( self::fetched( $src ), $src, $alt );
	}

	private function uploaded( $name ): string {
		foreach ( $this->delivery['uploads'] as $upload ) {
			if ( $name === $upload['name'] ) {
				// phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions -- how JSON carries a picture.
				return (string) base64_decode( $upload['data_base64'], true );
			}
		}
		return '';
	}

	/** WordPress's safe request reaches no private address. */
	private static function fetched( $url ): string {
		$answer = wp_safe_remote_get(
			$url,
			array(
				'timeout'             => 20,
				'limit_response_size' => self::MOST_BYTES + 1,
			)
		);
		if ( is_wp_error( $answer ) || 200 !== (int) wp_remote_retrieve_response_code( $answer ) ) {
			$detail = is_wp_error( $answer ) ? $answer->get_error_message() : 'HTTP ' . wp_remote_retrieve_response_code( $answer );
			/* translators: 1: a picture's address, 2: a technical detail. */
			$problem = __( 'The picture %1$s could not be fetched (%2$s).', 'igny8-bridge' );
			throw new Undeliverable( esc_html( sprintf( $problem, $url, $detail ) ) );
		}
		return wp_remote_retrieve_body( $answer );
	}

	private function keep( $bytes, $src, $alt ): int {
		Lock::touch();
		$slug  = 'igny8-' . substr( hash( 'sha256', $bytes ), 0, 40 );
		$known = self::find( $slug );
		$id    = $known ? $known : $this->insert( $bytes, self::type_of( $bytes, $src ), $slug );
		if ( ! wp_get_attachment_metadata( $id ) ) {
			wp_update_attachment_metadata( $id, wp_generate_attachment_metadata( $id, get_attached_file( $id ) ) );
		}
		if ( '' !== $alt && ! get_post_meta( $id, '_wp_attachment_image_alt', true ) ) {
			update_post_meta( $id, '_wp_attachment_image_alt', wp_slash( $alt ) );
		}
		return $id;
	}

	private static function find( $slug ): int {
		global $wpdb;
		return (int) $wpdb->get_var( // phpcs:ignore WordPress.DB.DirectDatabaseQuery -- past the cache: another process may have made it.
			$wpdb->prepare( "SELECT ID FROM {$wpdb->posts} WHERE post_name = %s AND post_type = 'attachment' LIMIT 1", $slug )
		);
	}

	/** By its content, whatever its name and its server say. */
	private static function type_of( $bytes, $src ): string {
		$facts = false;
		if ( strlen( $bytes ) <= self::MOST_BYTES ) {
			$facts = @getimagesizefromstring( $bytes ); // phpcs:ignore Generic.PHP.NoSilencedErrors -- It warns of what is none.
		}
		$type = $facts ? $facts['mime'] : '';
		if ( ! isset( self::EXTENSIONS[ $type ] ) || $facts[0] * $facts[1] > self::MOST_PIXELS ) {
			/* translators: %s: a picture's address. */
			$problem = __( '%s is not a JPEG, PNG, GIF or WebP picture of a size that this site takes.', 'igny8-bridge' );
			throw new Undeliverable( esc_html( sprintf( $problem, $src ) ) );
		}
		return $type;
	}

	private function insert( $bytes, $type, $slug ): int {
		$file = wp_upload_bits( $slug . '.' . self::EXTENSIONS[ $type ], null, $bytes );
		if ( ! empty( $file['error'] ) ) {
			/* translators: %s: a technical detail. */
			throw new Undeliverable( esc_html( sprintf( __( 'A picture could not be stored (%s).', 'igny8-bridge' ), $file['error'] ) ) );
		}
		clearstatcache( true, $file['file'] );
		if ( filesize( $file['file'] ) !== strlen( $bytes ) ) {
			wp_delete_file( $file['file'] ); // The disk is full: WordPress does not look how much it wrote.
			throw new Undeliverable( esc_html__( 'A picture could not be stored whole. Is the disk full?', 'igny8-bridge' ) );
		}
		$id = wp_insert_attachment(
			array(
				'post_mime_type' => $type,
				'post_title'     => wp_slash( Text::escape( $this->delivery['title'] ) ),
				'post_name'      => $slug,
				'post_status'    => 'inherit',
			),
			$file['file'],
			$this->post_id,
			true
		);
		if ( is_wp_error( $id ) ) {
			throw new Undeliverable( esc_html( $id->get_error_message() ) );
		}
		return $id;
	}
}
