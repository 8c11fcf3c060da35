package dev.paperwire.ingest.format;

import java.util.Optional;

/**
 * Turns the text that Python prints for a dictionary into JSON. Some archives of the Hugging Face API keep papers like
 * that, each as a string in a JSON list.
 */
final class PythonLiteral {
    private final String python;
    private final StringBuilder json;
    private int at;

    private PythonLiteral(String python) {
        this.python = python;
        this.json = new StringBuilder(python.length() + 64);
    }

    /** The literal as JSON; absent where it is cut short or holds what JSON has not. */
    static Optional<String> toJson(String python) {
        PythonLiteral literal = new PythonLiteral(python);
        return literal.translate() ? Optional.of(literal.json.toString()) : Optional.empty();
    }

    private boolean translate() {
        while (at < python.length()) {
            char c = python.charAt(at);
            if (c == '\'' || c == '"') {
                if (!string(c)) {
                    return false;
                }
            } else if (Character.isLetter(c)) {
                if (!word()) {
                    return false;
                }
            } else {
                json.append(c);
                at++;
            }
        }
        return true;
    }

    private boolean word() {
        int start = at;
        while (at < python.length() && Character.isLetter(python.charAt(at))) {
            at++;
        }
        switch (python.substring(start, at)) {
            case "True" -> json.append("true");
            case "False" -> json.append("false");
            case "None" -> json.append("null");
            case "e", "E" -> json.append('e');
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean string(char quote) {
        json.append('"');
        at++;
        while (at < python.length()) {
            char c = python.charAt(at++);
            if (c == quote) {
                json.append('"');
                return true;
            }
            if (c == '\\') {
                if (!escape()) {
                    return false;
                }
            } else {
                append(c);
            }
        }
        return false;
    }

    private boolean escape() {
        if (at >= python.length()) {
            return false;
        }
        char c = python.charAt(at++);
        switch (c) {
            case 'n' -> append('\n');
            case 't' -> append('\t');
            case 'r' -> append('\r');
            case 'x' -> {
                return code(2);
            }
            case 'u' -> {
                return code(4);
            }
            case 'U' -> {
                return code(8);
            }
            default -> append(c);
        }
        return true;
    }

    private boolean code(int digits) {
        if (at + digits > python.length()) {
            return false;
        }
        try {
            int point = Integer.parseInt(python.substring(at, at + digits), 16);
            Character.toString(point).chars().forEach(c -> append((char) c));
            at += digits;
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private void append(char c) {
        if (c == '"' || c == '\\') {
            json.append('\\').append(c);
        } else if (c < ' ') {
            json.append(String.format("\\u%04x", (int) c));
        } else {
            json.append(c);
        }
    }
}
