package io.kicktrain.training.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Problem details (RFC 9457): why a request was refused, for people ({@code title}, {@code detail})
 * and for programs ({@code type}, extension members).
 */
public final class Problem {

  /** The media type of a problem (RFC 9457, section 3). */
  public static final String MEDIA_TYPE = "application/problem+json";

  private static final String TYPE_PREFIX = "/problems/";

  private final String type;
  private final String title;
  private final int status;
  private final String detail;
  private final Map<String, Object> members = new LinkedHashMap<>();

  @JsonCreator
  Problem(
      @JsonProperty(value = "type", required = true) String type,
      @JsonProperty("title") String title,
      @JsonProperty("status") int status,
      @JsonProperty("detail") String detail) {
    this.type = type;
    this.title = title;
    this.status = status;
    this.detail = detail;
  }

  /**
   * A problem of this platform.
   *
   * @param code the short code, such as {@code late}; the type becomes {@code /problems/late}
   * @param status the HTTP status
   * @param title a short summary that is the same for every problem of this code
   * @param detail what was wrong this time, where, and what to do
   * @return the problem
   */
  public static Problem of(String code, int status, String title, String detail) {
    return new Problem(TYPE_PREFIX + code, title, status, detail);
  }

  /**
   * Adds an extension member.
   *
   * @param name the member's name
   * @param value a string, integer, boolean or list
   * @return this problem
   */
  public Problem with(String name, Object value) {
    members.put(name, value);
    return this;
  }

  @JsonAnySetter
  void member(String name, Object value) {
    members.put(name, value);
  }

  /** The extension members. */
  @JsonAnyGetter
  public Map<String, Object> members() {
    return members;
  }

  /** The type URI reference. */
  @JsonProperty("type")
  public String type() {
    return type;
  }

  /** The short code: the type without its prefix. */
  public String code() {
    return type.startsWith(TYPE_PREFIX) ? type.substring(TYPE_PREFIX.length()) : type;
  }

  /** The summary. */
  @JsonProperty("title")
  public String title() {
    return title;
  }

  /** The HTTP status. */
  @JsonProperty("status")
  public int status() {
    return status;
  }

  /** What was wrong this time. */
  @JsonProperty("detail")
  public String detail() {
    return detail;
  }
}
