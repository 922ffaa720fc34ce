package io.lodgeflow.scenarios.badinput;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Another way to write a path that somebody, somewhere, reads as the path.
 *
 * @param target what stands in the request line instead of the path
 */
record Spelling(Kind kind, String target) {

    enum Kind {
        ONE_LETTER_ENCODED,
        LETTERS_ENCODED,
        LETTER_ENCODED_TWICE,
        LETTER_OVERLONG,
        SLASH_OVERLONG,
        SLASH_ENCODED,
        SLASHES,
        BACKSLASH,
        PARAMETER,
        DOT_SEGMENT,
        UP_AND_DOWN,
        ENCODED_DOTS,
        AT_THE_END,
        FULL_WIDTH,
        FOREIGN_LETTER,
        CONTROL_CHARACTER,
        PUNCTUATION,
        BROKEN_ENCODING,
        /** Another address, not another spelling: nothing is there, unless it is the letters of an id. */
        UPPER_CASE,
        /** The plain path with the server before it, as a proxy is asked. */
        WITH_THE_SERVER,
        /** The plain path with a query, whose values may hold anything. */
        QUERY
    }

    private static final String PUNCTUATION = "~!$&'()*+,:=@|^`\"<>[]{}#";

    private static final List<String> VALUES = List.of(
            "M%C3%BCnchen",
            "a%2Fb%2F..%2Fc", "//a/./b/../c", "a;b=c", "two%20words", "two+words", "%EF%BC%8F", "@:~!$'()*,");

    static Spelling of(String path, String server, Random random) {
        Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
        return new Spelling(kind, new Writer(path, server, random).write(kind));
    }

    private record Writer(String path, String server, Random random) {

        String write(Kind kind) {
            return switch (kind) {
                case ONE_LETTER_ENCODED -> atALetter(this::encoded);
                case LETTERS_ENCODED -> lettersEncoded();
                case LETTER_ENCODED_TWICE ->
                    atALetter(letter -> one("%25", "%2525") + encoded(letter).substring(1));
                case LETTER_OVERLONG -> atALetter(this::overlong);
                case SLASH_OVERLONG -> atASlash(one("%c0%af", "%C0%AF", "%e0%80%af", "%f0%80%80%af"));
                case SLASH_ENCODED -> atASlash(one("%2f", "%2F", "/%2f", "%2F/", "%252f"));
                case SLASHES -> atASlash(one("//", "///"));
                case BACKSLASH -> atASlash(one("\\", "%5c", "%5C", "/\\", "/%5c"));
                case PARAMETER ->
                    afterASegment(one(";a=b", ";jsessionid=1", ";", ";a=b;c=d,e", "%3ba=b", ";a=/../x", ";%2e%2e"));
                case DOT_SEGMENT -> atASlash(one("/./", "/././"));
                case UP_AND_DOWN -> atASlash(one("/x/../", "/../x/../", "/x/y/../../", "/..;a=b/", "/x/..;/"));
                case ENCODED_DOTS -> atASlash(one("/%2e/", "/x/%2e%2e/", "/x/.%2E/", "/%252e/", "/%2e%2e;/"));
                case AT_THE_END -> path + one(".", "..", "/", "//", "/.", "/..", "/x/..", "%2e", "%2f", "...", "/...");
                case FULL_WIDTH -> atALetter(this::fullWidth);
                case FOREIGN_LETTER -> afterASegment(one("\u00fc", "%C3%BC", "%FC", "\u0301", "\ud55c", "%ED%95%9C"));
                case CONTROL_CHARACTER ->
                    afterASegment(one("%00", "%09", "%0a", "%0d%0a", "%1f", "%7f", "%20", "\u0001", "%c2%80"));
                case PUNCTUATION ->
                    afterASegment(String.valueOf(PUNCTUATION.charAt(random.nextInt(PUNCTUATION.length()))));
                case BROKEN_ENCODING -> afterASegment(one("%", "%7", "%zz", "%u0076", "%%", "%2"));
                case UPPER_CASE -> upperCase();
                case WITH_THE_SERVER -> "http://" + server + path;
                case QUERY -> path + "?place=" + VALUES.get(random.nextInt(VALUES.size()));
            };
        }

        private interface Change {
            String of(char letter);
        }

        private String atALetter(Change change) {
            int at = random.nextInt(path.length());
            while (path.charAt(at) == '/') {
                at = random.nextInt(path.length());
            }
            return path.substring(0, at) + change.of(path.charAt(at)) + path.substring(at + 1);
        }

        private String atASlash(String instead) {
            List<Integer> slashes = slashes();
            int at = slashes.get(random.nextInt(slashes.size()));
            return path.substring(0, at) + instead + path.substring(at + 1);
        }

        private String afterASegment(String addition) {
            List<Integer> slashes = slashes();
            int next = 1 + random.nextInt(slashes.size());
            int at = next < slashes.size() ? slashes.get(next) : path.length();
            return path.substring(0, at) + addition + path.substring(at);
        }

        private List<Integer> slashes() {
            return IntStream.range(0, path.length())
                    .filter(at -> path.charAt(at) == '/')
                    .boxed()
                    .toList();
        }

        private String lettersEncoded() {
            StringBuilder written = new StringBuilder();
            for (int at = 0; at < path.length(); at++) {
                char letter = path.charAt(at);
                written.append(letter != '/' && random.nextBoolean() ? encoded(letter) : String.valueOf(letter));
            }
            return written.indexOf("%") < 0 ? atALetter(this::encoded) : written.toString();
        }

        private String upperCase() {
            String written = path;
            while (written.equals(path)) {
                written = atALetter(letter -> String.valueOf(letter).toUpperCase(Locale.ROOT));
            }
            return written;
        }

        private String encoded(char letter) {
            return encoded(String.valueOf(letter).getBytes(StandardCharsets.UTF_8));
        }

        private String encoded(byte[] bytes) {
            HexFormat format =
                    random.nextBoolean() ? HexFormat.of() : HexFormat.of().withUpperCase();
            return format.withPrefix("%").formatHex(bytes);
        }

        /** The letter in more bytes than UTF-8 gives it. */
        private String overlong(char letter) {
            byte last = (byte) (0x80 | (letter & 0x3f));
            byte next = (byte) (0x80 | (letter >> 6));
            return encoded(
                    random.nextBoolean()
                            ? new byte[] {(byte) (0xc0 | (letter >> 6)), last}
                            : new byte[] {(byte) 0xe0, next, last});
        }

        private String fullWidth(char letter) {
            char wide = (char) (letter + 0xfee0);
            return random.nextBoolean() ? String.valueOf(wide) : encoded(wide);
        }

        private String one(String... of) {
            return of[random.nextInt(of.length)];
        }
    }
}
